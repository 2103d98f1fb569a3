import { cleanLine } from '../clean-text.ts'

/** The sections of a summary by what they hold, in the order in which the example prints them. */
export const SECTION_KEYS = [
  'when',
  'mode',
  'venue',
  'organiser',
  'open',
  'attendees',
  'observers',
  'agenda',
  'papers',
  'proceedings',
  'next',
  'contact',
] as const
export type SectionKey = (typeof SECTION_KEYS)[number]

/** Settings with a choice; the first one is the example's and the default. */
export const LAYOUT_CHOICES = {
  /** Digits of what is generated (headings, 議事１, dates): full, half, full where there is one digit alone. */
  digits: ['full', 'half', 'single'],
  /** Commas: as they were typed, all 、 or all ，. */
  commas: ['typed', 'ten', 'comma'],
  /** In front of a section's label: １　, １．, 1., 【label】, ○, nothing. */
  headingMark: ['number', 'fullDot', 'halfDot', 'brackets', 'circle', 'none'],
  /** Labels of two and three characters spread to four cells, or as they are. */
  labelWidth: ['spread', 'plain'],
  /** An agenda item's heading: (1) 議事１　title, (1) title, 議事１　title. */
  itemMark: ['both', 'number', 'word'],
  /** Remarks under their themes in the outline's order, or in the order in which they were said. */
  remarks: ['theme', 'spoken'],
  /** How a speaker that is named stands: （委員）, 委員：, 【委員】 on a line of its own, by the bullet. */
  speakers: ['brackets', 'colon', 'heading', 'bullet'],
  /** The list of attendees and the agenda: in their section, or as a page of their own at the end. */
  attendees: ['inPlace', 'annex'],
  agenda: ['inPlace', 'annex'],
  /** What a PDF file conforms to: PDF/UA-1, PDF/A-2a, a tagged PDF 1.7. */
  pdfStandard: ['ua-1', 'a-2a', '1.7'],
} as const
export type LayoutChoice = keyof typeof LAYOUT_CHOICES

type Measure = {
  readonly standard: number
  readonly min: number
  readonly max: number
  readonly unit: 'mm' | 'pt'
}

/** Settings with a number. The side margins leave 43 cells of 10.5 pt. */
export const LAYOUT_MEASURES = {
  marginTop: { standard: 25, min: 5, max: 80, unit: 'mm' },
  marginBottom: { standard: 25, min: 5, max: 80, unit: 'mm' },
  marginLeft: { standard: 25.36, min: 5, max: 80, unit: 'mm' },
  marginRight: { standard: 25.36, min: 5, max: 80, unit: 'mm' },
  textSize: { standard: 10.5, min: 8, max: 20, unit: 'pt' },
  /** From one line to the next: the page's grid, with what stands between two characters. */
  linePitch: { standard: 18, min: 10, max: 60, unit: 'pt' },
  charGap: { standard: 0, min: 0, max: 20, unit: 'pt' },
} as const satisfies Record<string, Measure>
export type LayoutMeasure = keyof typeof LAYOUT_MEASURES

/** Settings with a word of the body's own. */
export const LAYOUT_WORDS = { itemWord: '議事', remarkMark: '○' } as const
export type LayoutWord = keyof typeof LAYOUT_WORDS

/** How a summary is laid out, in every format alike. */
export type Layout = {
  readonly [name in LayoutChoice]: (typeof LAYOUT_CHOICES)[name][number]
} & { readonly [name in LayoutMeasure]: number } & { readonly [name in LayoutWord]: string } & {
  /** Labels of the body's own, without padding; the others are the example's. */
  readonly labels: Readonly<Partial<Record<SectionKey, string>>>
  /** Every section once. */
  readonly order: readonly SectionKey[]
}

/** A layout as a flat table: how it is stored and exchanged. Holds only what differs from the example's. */
export type LayoutValues = Readonly<Record<string, string | number>>

const LONGEST_WORD = 40

/** The layout that these values mean. Total: what is missing or makes no sense is the example's. */
export function layoutFrom(values: Readonly<Record<string, unknown>>): Layout {
  const read = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined)
  const entries = [
    ...Object.entries(LAYOUT_CHOICES).map(([name, choices]) => [
      name,
      choices.find(choice => choice === read(name)) ?? choices[0],
    ]),
    ...Object.entries(LAYOUT_MEASURES).map(([name, measure]) => [name, measureOf(read(name), measure)]),
    ...Object.entries(LAYOUT_WORDS).map(([name, standard]) => [name, wordOf(read(name)) || standard]),
    ['labels', labelsOf(read)],
    ['order', orderOf(read('order'))],
  ]
  return Object.fromEntries(entries) as Layout
}

/** The example's layout. */
export const STANDARD_LAYOUT: Layout = layoutFrom({})

/** The table that `layoutFrom` reads as this layout. */
export function layoutValues(layout: Layout): LayoutValues {
  return Object.fromEntries(
    Object.entries(allValues(layout)).filter(([name, value]) => value !== STANDARD_VALUES[name]),
  )
}

/** Every name that a table may hold. */
export const LAYOUT_NAMES: readonly string[] = [
  ...Object.keys(LAYOUT_CHOICES),
  ...Object.keys(LAYOUT_MEASURES),
  ...Object.keys(LAYOUT_WORDS),
  ...SECTION_KEYS.map(labelName),
  'order',
]

function allValues({ labels, order, ...simple }: Layout): LayoutValues {
  const named = Object.entries(labels).map(([key, label]) => [labelName(key), label])
  return { ...simple, ...Object.fromEntries(named), order: order.join(' ') }
}

const STANDARD_VALUES: LayoutValues = allValues(STANDARD_LAYOUT)

function labelName(key: string): string {
  return `label.${key}`
}

function measureOf(value: unknown, { standard, min, max }: Measure): number {
  return typeof value === 'number' && value >= min && value <= max ? Math.round(value * 100) / 100 : standard
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? cleanLine(value).slice(0, LONGEST_WORD).toWellFormed().trim() : ''
}

function labelsOf(read: (name: string) => unknown): Layout['labels'] {
  const named = SECTION_KEYS.map(key => [key, wordOf(read(labelName(key)))] as const)
  return Object.fromEntries(named.filter(([, label]) => label !== ''))
}

/** The named sections in that order, at the places that they have in the example; the others stay where they are. */
function orderOf(value: unknown): SectionKey[] {
  const words = typeof value === 'string' ? value.split(' ') : []
  const named = SECTION_KEYS.filter(key => words.includes(key))
  const inOrder = named.toSorted((a, b) => words.indexOf(a) - words.indexOf(b)).values()
  return SECTION_KEYS.map(key => (named.includes(key) ? (inOrder.next().value ?? key) : key))
}
