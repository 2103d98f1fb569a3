import type { ReadLine } from './evident-lines.ts'
import { itemForm } from './proceedings-votes.ts'
import type { Vote } from './votes.ts'

/** Lists in their section, or behind the document. */
export function placeVotes(lines: readonly ReadLine[]): Vote[] {
  return (['attendees', 'agenda'] as const).flatMap(name => {
    const found = lines.find(
      ({ reading, section }) => section === name && (reading.role === 'value' || reading.content !== ''),
    )
    if (found === undefined) return []
    const value = /別添|別紙/.test(found.text) ? 'annex' : 'inPlace'
    return [{ name, value, line: found.line }]
  })
}

/** Which comma the document writes: one kind alone, or as it was typed. */
export function commaVotes(lines: readonly ReadLine[]): Vote[] {
  const ten = lines.find(({ text }) => text.includes('、'))
  const comma = lines.find(({ text }) => /(?<![0-9０-９])，|，(?![0-9０-９])/.test(text))
  const line = (comma ?? ten)?.line
  if (line === undefined) return []
  const value = comma === undefined ? 'ten' : ten === undefined ? 'comma' : 'typed'
  return [{ name: 'commas', value, line }]
}

/** Whether a number is written in full or half width, and whether it has one digit or more. */
type Seen = { readonly isFull: boolean; readonly isOne: boolean; readonly line: ReadLine['line'] }

/** The digits of what is generated: section numbers, 議事１, the date. Numbers within the text are whoever typed them's. */
export function digitVotes(lines: readonly ReadLine[]): Vote[] {
  let items = 0
  const seen = lines.flatMap(({ reading, section, text, line }): Seen[] => {
    if (reading.role === 'item') {
      items += 1
      return seenIn([itemForm(text, items).number], line)
    }
    const number = reading.role.startsWith('heading:') ? /^([0-9０-９]+)\s+\S/.exec(text)?.[1] : undefined
    const date = section === 'when' ? (DATE.exec(text) ?? []).slice(1) : (DUE.exec(text) ?? []).slice(1)
    return seenIn([number ?? '', ...date], line)
  })
  const [first] = seen
  const value = digitsOf(
    majority(seen.filter(each => each.isOne)),
    majority(seen.filter(each => !each.isOne)),
  )
  return first === undefined ? [] : [{ name: 'digits', value, line: first.line }]
}

const NUMBER = '([0-9０-９]+)\\s*'
const DAY = `(?:令和|平成|昭和|大正|明治)\\s*(?:${NUMBER}|元\\s*)年\\s*${NUMBER}月\\s*${NUMBER}日`
const DATE = new RegExp(DAY)
/** How we print an action's date. */
const DUE = new RegExp(`（期限：${DAY}（.））$`)

function seenIn(numbers: readonly (string | undefined)[], line: ReadLine['line']): Seen[] {
  return numbers.flatMap(number =>
    number ? [{ isFull: /[０-９]/.test(number), isOne: number.length === 1, line }] : [],
  )
}

function majority(seen: readonly Seen[]): boolean | null {
  if (seen.length === 0) return null
  return seen.filter(each => each.isFull).length * 2 >= seen.length
}

function digitsOf(one: boolean | null, many: boolean | null): 'full' | 'half' | 'single' | null {
  if (one === true && many === false) return 'single'
  if (one === false && many === true) return null
  return (one ?? many) === true ? 'full' : 'half'
}
