import { despaced, isCeremony, isContainer, kindOfContainer, kindWord } from './agenda-words.ts'

/** One line of an agenda. `isItem` is false for what usually is none: 開会, あいさつ, 「議事」 above its own list. */
export type AgendaLine = {
  readonly title: string
  readonly documents: string
  /** 報告, 協議, 審議 …; '' when not said. */
  readonly kind: string
  readonly isItem: boolean
}
export type AgendaText = {
  readonly lines: readonly AgendaLine[]
  /** Lines that are no part of the list (the heading, date, place), as they were pasted. */
  readonly unread: readonly string[]
}

/**
 * An agenda (次第) pasted as text. Numbering of any usual kind is taken off, （資料１） at the end becomes the
 * documents, a line that continues the one above is joined to it. In a text without any numbering each line is one.
 */
export function parseAgendaText(text: string): AgendaText {
  const raw = text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n')
    .filter(line => line.trim() !== '')
  const isNumbered = raw.some(line => markOf(line) !== null)
  const read: { drafts: Draft[]; unread: string[] } = { drafts: [], unread: [] }
  for (const line of raw) takeLine(read, line, isNumbered)
  return { lines: withLevels(read.drafts), unread: read.unread }
}

type Draft = { readonly mark: string; title: string; documents: string; readonly kind: string }

function takeLine(read: { drafts: Draft[]; unread: string[] }, line: string, isNumbered: boolean): void {
  const found = markOf(line)
  const last = read.drafts.at(-1)
  if (found !== null) read.drafts.push(draftOf(found.mark, found.rest))
  else if (isAbout(line)) read.unread.push(line.trim())
  else if (!isNumbered) read.drafts.push(draftOf('', line.trim()))
  else if (last && /^\s/.test(line)) continueDraft(last, line.trim())
  else read.unread.push(line.trim())
}

const MARKS: readonly (readonly [string, RegExp])[] = [
  ['paren', /^[(（]\s*[0-9０-９一二三四五六七八九十]+\s*[)）]\s*/],
  ['circled', /^[①-⑳]\s*/],
  ['number', /^(?:議[題事]|第)?\s*[0-9０-９]+(?:[-－][0-9０-９]+)*(?:[.．、)）:：]\s*|\s+)/],
  ['kanji', /^第?[一二三四五六七八九十]+(?:[.．、:：]\s*|\s+)/],
  ['kana', /^[ア-ン](?:[.．、)）]\s*|\s+)/],
  ['bullet', /^[・○●◎■◆◇□▪•*]\s*/],
]

function markOf(line: string): { readonly mark: string; readonly rest: string } | null {
  const trimmed = line.trim()
  for (const [mark, pattern] of MARKS) {
    const found = pattern.exec(trimmed)
    if (found && found[0].length < trimmed.length) return { mark, rest: trimmed.slice(found[0].length) }
  }
  return null
}

const DOCUMENT = '(?:(?:参考|配[布付]|別添)?資料|別紙|別添|参考)'
const BRACKETED = new RegExp(`[（(【［\\[<＜]\\s*(${DOCUMENT}[^（()）【】［］\\[\\]]*)[）)】］\\]>＞]\\s*$`)
const TRAILING = new RegExp(
  `(?<![\\s・…‥])(?:[\\s・…‥]{2,}|\\s)(${DOCUMENT}\\s*(?:[0-9０-９]|[A-ZＡ-Ｚ]).*)$`,
)

/** One line of an agenda without its numbering, its documents and its kind apart. */
export function agendaLine(line: string): Pick<AgendaLine, 'title' | 'documents' | 'kind'> {
  const { title, documents, kind } = draftOf('', markOf(line)?.rest ?? line.trim())
  return { title, documents, kind }
}

function draftOf(mark: string, text: string): Draft {
  const found = BRACKETED.exec(text) ?? TRAILING.exec(text)
  const titled = found ? text.slice(0, found.index) : text
  const { kind, title } = kindWord(titled.replace(/(?<![\s・…‥])[\s・…‥]+$/, '').trim())
  return { mark, title, documents: (found?.[1] ?? '').trim(), kind }
}

function continueDraft(draft: Draft, line: string): void {
  const more = draftOf('', line.startsWith('（') || line.startsWith('(') ? ` ${line}` : line)
  draft.title += more.title
  draft.documents = [draft.documents, more.documents].filter(Boolean).join('、')
}

const ABOUT_WORDS = ['日時', '日程', '場所', '会場', '開催日時', '実施場所', 'とき', 'ところ']
/** Such a word, however it is spaced, alone or with a colon or a blank behind it. */
const ABOUT = new RegExp(
  `^(${ABOUT_WORDS.map(word => [...word].join('\\s*')).join('|')})\\s*([:：]|$|\\s\\S)`,
)

/** Title of the sheet, date and place. */
function isAbout(line: string): boolean {
  return /^(会議)?次第$/.test(despaced(line)) || ABOUT.test(line.trim())
}

/** Which lines are items: those under a container such as 議事, otherwise those of the first level. */
function withLevels(drafts: readonly Draft[]): AgendaLine[] {
  const parents: Draft[] = []
  return drafts.map((draft, at) => {
    const same = parents.findIndex(parent => parent.mark === draft.mark)
    if (same !== -1) parents.splice(same)
    const above = parents.at(-1)
    parents.push(draft)
    const next = drafts[at + 1]
    const hasChildren = next !== undefined && !parents.some(parent => parent.mark === next.mark)
    const isChildOfItem = above !== undefined && !isContainer(above.title)
    return {
      title: draft.title,
      documents: draft.documents,
      kind: draft.kind || (above ? kindOfContainer(above.title) : ''),
      isItem: !(isCeremony(draft.title) || isChildOfItem || (hasChildren && isContainer(draft.title))),
    }
  })
}
