import type { EntryKind } from '../meeting/entry.ts'
import type { FileEntry, FileItem } from '../meeting/fill-meeting.ts'
import { OTHER } from '../summary/summary-items.ts'
import { readPeriod } from './read-period.ts'
import { findSpeaker, type Speakers } from './speaker-prefix.ts'
import type { DraftEntry, DraftItem } from './summary-draft.ts'
import { mergedThemes } from './theme-order.ts'

/** What is read out of an entry's words. */
export type EntryWords = {
  readonly speakers: Speakers
  /** （期限：…） at the end makes an action with that date. */
  readonly hasDeadlines: boolean
}

type Proceedings = { readonly themes: FileItem[]; readonly entries: FileEntry[] }

/**
 * The themes and entries of a draft. References are positions counted from 1; an item's own is that among the items
 * with a title.
 */
export function proceedingsOf(
  items: readonly DraftItem[],
  agendaRefs: readonly string[],
  words: EntryWords,
): Proceedings {
  const themed = items.map(item =>
    item.groups.map((group, at) => themeLabel(item, group.label?.text ?? null, at)),
  )
  const { labels, positions } = mergedThemes(themed.map(each => each.filter(label => label !== null)))
  const entries = items.flatMap((item, index) => {
    const agenda = agendaRefs[index] ?? ''
    const refs = [...(positions[index] ?? [])]
    const actions = item.actions.map(entry => fileEntry(entry, { agenda, theme: '', words }))
    const remarks = item.groups.flatMap((group, at) => {
      const label = themed[index]?.[at] ?? null
      const theme = label === null ? '' : String((refs.shift() ?? -1) + 1)
      const isOther = label === null && group.label !== null
      return group.entries.map(entry => fileEntry(entry, { agenda, theme, words, isOther }))
    })
    return [...actions, ...remarks]
  })
  return {
    themes: labels.map((label, index) => ({ ref: String(index + 1), values: { label } })),
    entries: entries.map((entry, index) => ({ ...entry, ref: String(index + 1) })),
  }
}

/** ＜その他＞ that stands last is what we print over remarks without a theme. */
function themeLabel(item: DraftItem, label: string | null, at: number): string | null {
  return label === OTHER && at === item.groups.length - 1 ? null : label
}

type Under = {
  readonly agenda: string
  readonly theme: string
  readonly words: EntryWords
  readonly isOther?: boolean
}

function fileEntry(entry: DraftEntry, { agenda, theme, words, isOther = false }: Under): FileEntry {
  const said = entry.speaker === '' ? entry.text : `（${entry.speaker}）${entry.text}`
  const found = findSpeaker(said, words.speakers)
  const { text, due } =
    entry.isAction && words.hasDeadlines ? deadlineOf(found.text) : { text: found.text, due: '' }
  return {
    ref: '',
    kind: due !== '' ? 'action' : kindOf(text, entry.isAction, isOther),
    status: entry.isCertain ? 'confirmed' : 'draft',
    text,
    theme,
    agenda,
    speaker: found.speaker,
    recorder: '',
    at: '',
    rank: '',
    mergedInto: '',
    replyTo: '',
    due,
    extra: {},
  }
}

const AGREED = /全会一致|全員賛成|原案(?:の)?(?:とおり|どおり)|異議なく/
const ADOPTED = /了承|承認|可決|議決|決定|採択/
const DECIDED = /(?:を|について|は)(?:了承|承認|可決|議決)(?:した|された|する)?[。）]?$|することとなった。?$/

/** What was decided is told by its words; what stands above the opinions is a report otherwise. */
function kindOf(text: string, isAction: boolean, isOther: boolean): EntryKind {
  if (isOther) return 'opinion'
  if (isDecided(text.replaceAll('\n', ''))) return 'decision'
  return isAction ? 'report' : 'opinion'
}

function isDecided(text: string): boolean {
  const agreed = AGREED.exec(text)
  const isAdopted = agreed !== null && ADOPTED.test(text.slice(agreed.index + agreed[0].length))
  return isAdopted || DECIDED.test(text)
}

function deadlineOf(text: string): { readonly text: string; readonly due: string } {
  const found = /^(.*\S)（期限：([^（）\n]*（.）)）$/s.exec(text)
  const read = readPeriod(found?.[2] ?? '', '')
  if (found === null || read.kind !== 'period') return { text, due: '' }
  return { text: found[1] ?? '', due: read.startsAt }
}
