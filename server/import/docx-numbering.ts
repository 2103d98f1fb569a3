import { fullWidthDigits } from '../../shared/summary/numbering.ts'
import { readXml } from './office-xml.ts'

type Level = { format: string; text: string; start: number }
type List = { readonly levels: Map<number, Level> }
/** Which list a paragraph is in, and how deep. */
export type NumberingRef = { readonly list: string; readonly level: number }

/** Counts the automatic numbers of a Word document, paragraph by paragraph, as Word shows them. */
export class DocxNumbering {
  readonly #lists: ReadonlyMap<string, List>
  readonly #counts = new Map<string, number[]>()

  constructor(numberingXml: string) {
    this.#lists = numberingXml === '' ? new Map() : listsIn(numberingXml)
  }

  /** The mark of the next paragraph with that numbering, such as (2) or ○; '' for none. */
  markOf({ list, level }: NumberingRef): string {
    const levels = this.#lists.get(list)?.levels
    const own = levels?.get(level)
    if (levels === undefined || own === undefined || own.format === 'none') return ''
    if (own.format === 'bullet') return /^[\ue000-\uf8ff]$/.test(own.text) ? '●' : own.text
    const counts = this.#counts.get(list) ?? []
    this.#counts.set(list, counts)
    counts[level] = (counts[level] ?? own.start - 1) + 1
    counts.length = level + 1
    return own.text.replace(/%([1-9])/g, (_, number: string) => {
      const at = Number(number) - 1
      const each = levels.get(at)
      return each === undefined ? '' : written(counts[at] ?? each.start, each.format)
    })
  }
}

type Reading = {
  readonly abstract: Map<string, List>
  readonly lists: Map<string, List>
  list: string
  levels: Map<number, Level>
  level: Level
}
type Attributes = Readonly<Record<string, string>>

function listsIn(xml: string): Map<string, List> {
  const reading: Reading = {
    abstract: new Map(),
    lists: new Map(),
    list: '',
    levels: new Map(),
    level: newLevel(),
  }
  readXml(xml, {
    open: (name, attributes) => ELEMENTS[name]?.(reading, attributes, attributes['w:val'] ?? ''),
  })
  return reading.lists
}

function newLevel(): Level {
  return { format: 'decimal', text: '', start: 1 }
}

/** What each element of the part says (ECMA-376 17.9). */
const ELEMENTS: Readonly<Record<string, (reading: Reading, attributes: Attributes, value: string) => void>> =
  {
    'w:abstractNum': (reading, attributes) => {
      reading.levels = new Map()
      reading.abstract.set(attributes['w:abstractNumId'] ?? '', { levels: reading.levels })
    },
    'w:lvl': (reading, attributes) => {
      reading.level = newLevel()
      reading.levels.set(Number(attributes['w:ilvl']), reading.level)
    },
    'w:numFmt': ({ level }, _, value) => {
      level.format = value
    },
    'w:lvlText': ({ level }, _, value) => {
      level.text = value
    },
    'w:start': ({ level }, _, value) => {
      level.start = Number(value) || 1
    },
    'w:num': (reading, attributes) => {
      reading.list = attributes['w:numId'] ?? ''
    },
    'w:abstractNumId': (reading, _, value) => {
      const levels = reading.abstract.get(value)?.levels ?? new Map<number, Level>()
      reading.levels = new Map(Array.from(levels, ([at, level]) => [at, { ...level }]))
      reading.lists.set(reading.list, { levels: reading.levels })
    },
    'w:lvlOverride': (reading, attributes) => {
      reading.level = reading.levels.get(Number(attributes['w:ilvl'])) ?? newLevel()
    },
    'w:startOverride': ({ level }, _, value) => {
      level.start = Number(value) || 1
    },
  }

const KANA = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'
const KANJI = '〇一二三四五六七八九'

function written(number: number, format: string): string {
  switch (format) {
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return fullWidthDigits(number)
    case 'decimalEnclosedCircle':
      return number <= 20 ? String.fromCodePoint(0x245f + number) : String(number)
    case 'aiueoFullWidth':
    case 'aiueo':
    case 'irohaFullWidth':
    case 'iroha':
      return KANA.charAt((number - 1) % KANA.length)
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(number)].map(digit => KANJI.charAt(Number(digit))).join('')
    case 'upperLetter':
      return String.fromCharCode(65 + ((number - 1) % 26))
    case 'lowerLetter':
      return String.fromCharCode(97 + ((number - 1) % 26))
    case 'upperRoman':
      return 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ'.charAt(number - 1) || String(number)
    default:
      return String(number)
  }
}
