import {
  LAYOUT_CHOICES,
  LAYOUT_MEASURES,
  LAYOUT_WORDS,
  type LayoutChoice,
  type LayoutMeasure,
  type LayoutWord,
  SECTION_KEYS,
  type SectionKey,
} from '../../shared/meeting/layout.ts'
import { SECTION_LABELS } from '../../shared/summary/layout-words.ts'
import type { messages } from '../summary/layout/layout-messages.ts'

type Words = (typeof messages)['ja']

/** A setting of a layout as the layout's own dialog calls it. */
export function settingName(name: string, words: Words, { order }: { readonly order: string }): string {
  if (isOneOf(LAYOUT_CHOICES, name)) return words.choices[name satisfies LayoutChoice]
  if (isOneOf(LAYOUT_MEASURES, name)) return words.measures[name satisfies LayoutMeasure]
  if (isOneOf(LAYOUT_WORDS, name)) return words.words[name satisfies LayoutWord]
  const key = keyIn(name)
  return key === null ? order : words.labelOf(SECTION_LABELS[key])
}

/** Its value in words: the dialog's option, or what the body writes there. */
export function settingValue(name: string, value: string | number, words: Words): string {
  if (isOneOf(LAYOUT_CHOICES, name)) {
    const choices: readonly (string | number)[] = LAYOUT_CHOICES[name]
    return words.options[name][choices.indexOf(value)] ?? String(value)
  }
  if (name !== 'order') return String(value)
  const keys = String(value).split(' ')
  return SECTION_KEYS.filter(key => keys.includes(key))
    .toSorted((a, b) => keys.indexOf(a) - keys.indexOf(b))
    .map(key => SECTION_LABELS[key])
    .join(' → ')
}

function keyIn(name: string): SectionKey | null {
  return SECTION_KEYS.find(key => name === `label.${key}`) ?? null
}

function isOneOf<T extends object>(table: T, name: string): name is Extract<keyof T, string> {
  return Object.hasOwn(table, name)
}
