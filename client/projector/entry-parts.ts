import type { OutlineEntry } from '../../shared/outline/outline.ts'
import { splitText, splitToFit } from './split-text.ts'

/** A part takes this much of a column at most: so parts fill what is left of one. */
const PART = 0.5

/** What stands between two breaks: a whole entry, or a part of one that is higher than a column. */
export type EntryPart = {
  /** The entry's id for its first part. */
  readonly key: string
  readonly entry: OutlineEntry
  readonly text: string
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** The height of something drawn, by its key; undefined when it has not been measured. */
export type KnownHeight = (key: string) => number | undefined

/** An entry in as few parts as its room asks for: one, unless it is higher than a column. */
export function partsOf(entry: OutlineEntry, room: number, heightOf: KnownHeight): readonly EntryPart[] {
  const whole = partAt(entry, entry.text, 0, 1)
  const height = heightOf(heightKeyOf(whole))
  if (height === undefined || height <= room || room <= 0) return [whole]
  const known = (text: string, index: number, count: number) =>
    heightOf(heightKeyOf(partAt(entry, text, index, count)))
  const texts = splitToFit(entry.text, height, room * PART, known, count => splitOf(entry, count))
  return texts.map((text, index) => partAt(entry, text, index, texts.length))
}

/** An entry that has not changed is not split anew whenever another one does. */
const splits = new WeakMap<OutlineEntry, Map<number, readonly string[]>>()

function splitOf(entry: OutlineEntry, count: number): readonly string[] {
  const known = splits.get(entry) ?? new Map<number, readonly string[]>()
  splits.set(entry, known)
  const parts = known.get(count) ?? splitText(entry.text, count)
  known.set(count, parts)
  return parts
}

/** The key of a part's height: two parts that read the same are equally high. */
export function heightKeyOf({ entry, text, isFirst, isLast }: EntryPart): string {
  return `e ${isFirst ? entry.kind : 'goes on'} ${isLast ? entry.speaker : ''}\n${text}`
}

/** The id of the entry to which the part with this key belongs. */
export function entryOfKey(key: string): string {
  return key.split('/', 1)[0] ?? key
}

function partAt(entry: OutlineEntry, text: string, index: number, count: number): EntryPart {
  return {
    key: index === 0 ? entry.id : `${entry.id}/${index}`,
    entry,
    text: text.trim(),
    isFirst: index === 0,
    isLast: index === count - 1,
  }
}
