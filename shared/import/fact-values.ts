import type { FactPatch } from '../meeting/edit-meeting.ts'
import { STANDARD_LAYOUT } from '../meeting/layout.ts'
import { eraPeriod } from '../summary/era-date.ts'
import { whenHeld } from '../summary/fact-sections.ts'
import type { Section } from './line-reading.ts'
import { readPeriod } from './read-period.ts'

/** Facts read from the lines of a section; lines that no fact takes are left over. */
export type FactValues = { readonly facts: FactPatch; readonly left: readonly string[] }

const JAPAN = '+09:00'

/** The facts that the lines under a heading stand for. Attendees, agenda and proceedings are no facts. */
export function factValues(section: Section, lines: readonly string[]): FactValues {
  switch (section) {
    case 'name':
      return whole({ title: lines.join('　') })
    case 'when':
      return periodOf(lines)
    case 'mode':
      return whole({ mode: modeOf(lines.join('　')) })
    case 'venue':
      return whole({ venue: lines.join('　') })
    case 'organiser':
      return whole({ organiser: lines.join('　') })
    case 'open':
      return whole(opennessOf(lines.join('　')))
    case 'observers':
      return whole({ observers: lines.join('　') })
    case 'papers':
      return whole({ papers: lines.join('\n') })
    case 'next':
      return whole({ nextMeeting: lines.join('\n') })
    case 'contact':
      return whole({ contact: lines.join('　') })
    default:
      return { facts: {}, left: lines }
  }
}

function whole(facts: FactPatch): FactValues {
  return { facts, left: [] }
}

/** The first line that says when; a period that we printed but cannot read is kept as it was typed. */
function periodOf(lines: readonly string[]): FactValues {
  const read = lines.map(line => readPeriod(line, JAPAN))
  const at = read.findIndex(each => each.kind === 'period')
  const period = read[at]
  if (period?.kind === 'period') {
    const { startsAt, endsAt } = period
    if (eraPeriod(startsAt, endsAt).kind === 'text')
      return { facts: { startsAt, endsAt }, left: lines.filter((_, index) => index !== at) }
  }
  return { facts: {}, left: lines }
}

/** More than anybody types into a period; each is tried as the one between start and end. */
const MOST_TILDES = 20

/** The times of which we printed this very line under 日時, words that are no date (`本日 ～`) included; null for none. */
export function printedPeriod(line: string): FactPatch | null {
  const read = readPeriod(line, JAPAN)
  const pairs = dayOrWords(line).flatMap(startsAt => [
    { startsAt, endsAt: '' },
    { startsAt, endsAt: startsAt },
  ])
  if (read.kind === 'period') pairs.unshift({ startsAt: read.startsAt, endsAt: read.endsAt })
  for (const { index } of [...line.matchAll(/～/g)].slice(0, MOST_TILDES))
    for (const startsAt of dayOrWords(line.slice(0, index).trim()))
      for (const endsAt of dayOrWords(line.slice(index + 1).trim())) pairs.push({ startsAt, endsAt })
  return pairs.find(pair => whenHeld({ ...pair, layout: STANDARD_LAYOUT }) === line) ?? null
}

function dayOrWords(text: string): string[] {
  const read = readPeriod(text, JAPAN)
  return read.kind === 'period' ? [read.startsAt, text] : [text]
}

const HYBRID =
  /^(?:(?:会場|対面|参集)(?:開催)?(?:及び|と|・))?(?:オンライン|ウェブ|web)(?:の|との|を)?併用(?:開催|形式)?$|^ハイブリッド(?:開催|形式|方式)?$/i

/** How a sitting is held, in the document's word where it has one, else as it stands. */
function modeOf(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  if (HYBRID.test(plain)) return 'hybrid'
  if (/^(オンライン|ウェブ|Web)(開催|会議|形式)?$/i.test(plain)) return 'online'
  if (/^書面(開催|会議|審議|議決)?$/.test(plain)) return 'written'
  return /^(対面|参集)(開催|形式)?$/.test(plain) ? 'room' : text
}

const OPEN_WORDS: Readonly<Record<string, string>> = {
  公開: 'open',
  非公開: 'closed',
  一部公開: 'part',
  一部非公開: 'part',
}

function opennessOf(text: string): FactPatch {
  const [, before = '', reason = ''] = /^([^（(]*)(?:[（(](.*)[）)])?$/s.exec(text) ?? []
  const word = before.trimEnd()
  const open = Object.hasOwn(OPEN_WORDS, word) ? OPEN_WORDS[word] : undefined
  return open === undefined ? { open: text } : { open, openReason: reason }
}
