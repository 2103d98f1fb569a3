import type { KeyboardEvent } from 'react'
import { expect, test } from 'vitest'
import type { EntryOnSheetProps } from '../../../client/summary/EntryOnSheet.tsx'
import { handleEntryKey } from '../../../client/summary/entry-keys.ts'

type Press = Partial<Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>> & {
  readonly code: string
  readonly keyCode?: number
}

/** What a key does on the entry `one`, by the names of the actions. */
function pressed({ keyCode = 0, ...press }: Press): string[] {
  const done: string[] = []
  const actions = new Proxy({}, { get: (_, name) => () => done.push(String(name)) })
  const props = {
    line: { entry: { id: 'one' } },
    themes: [{ id: 'theme', number: 1 }],
    isLocked: false,
    actions,
  }
  const event = {
    key: press.code,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...press,
    nativeEvent: { isComposing: false, keyCode },
    preventDefault: () => undefined,
  }
  handleEntryKey(event as unknown as KeyboardEvent, props as unknown as EntryOnSheetProps)
  return done
}

const CODES = ['KeyC', 'KeyM', 'KeyN', 'Delete', 'Digit0', 'Digit1']

test('Alt with a letter, a digit or Delete acts', () => {
  expect(CODES.flatMap(code => pressed({ code, altKey: true }))).toEqual([
    'confirmAndGoOn',
    'mergeOrAsk',
    'keepAllApart',
    'omit',
    'setTheme',
    'setTheme',
  ])
})

test('AltGr, which comes as Ctrl+Alt, writes signs and does nothing else', () => {
  const codes = [...CODES, 'ArrowUp', 'ArrowDown']
  expect(codes.flatMap(code => pressed({ code, altKey: true, ctrlKey: true }))).toEqual([])
})

test('with Shift only the arrows act: to another agenda item', () => {
  expect(CODES.flatMap(code => pressed({ code, altKey: true, shiftKey: true }))).toEqual([])
  expect(pressed({ code: 'ArrowUp', altKey: true, shiftKey: true })).toEqual(['stepAgenda'])
})

test('what the input method takes for itself does nothing, Safari’s last Enter included', () => {
  expect(pressed({ code: 'Enter', keyCode: 229 })).toEqual([])
  expect(pressed({ code: 'Enter' })).toEqual(['edit'])
})
