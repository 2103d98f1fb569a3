import type { LineReason, LineRole, Section } from '../../shared/import/line-reading.ts'
import { SECTION_LABELS } from '../../shared/summary/layout-words.ts'
import type { Messages } from '../i18n/language.ts'

type LineMessages = {
  readonly lines: string
  readonly toCheck: (count: number) => string
  readonly allCertain: string
  readonly showAll: (count: number) => string
  readonly more: string
  readonly accept: string
  readonly columns: { readonly number: string; readonly line: string; readonly role: string }
  readonly above: (line: string) => string
  readonly roleOf: (number: number, line: string) => string
  readonly groups: { readonly facts: string; readonly proceedings: string; readonly rest: string }
  readonly role: (role: LineRole) => string
  readonly reasons: Readonly<Record<LineReason, string>>
}
type PlainRole = Exclude<LineRole, `heading:${Section}`>

const jaSections: Readonly<Record<Section, string>> = {
  ...SECTION_LABELS,
  name: '会議名',
  decisions: '決定事項',
  other: 'そのほか',
}
const enSections: Readonly<Record<Section, string>> = {
  name: 'title',
  when: 'date and time',
  mode: 'how it was held',
  venue: 'venue',
  organiser: 'organiser',
  open: 'open or closed',
  attendees: 'attendees',
  observers: 'observers',
  agenda: 'agenda',
  papers: 'papers',
  proceedings: 'proceedings',
  decisions: 'decisions',
  next: 'next meeting',
  contact: 'contact',
  other: 'something else',
}
const jaRoles: Readonly<Record<PlainRole, string>> = {
  title: '会議名',
  value: '上の見出しの内容',
  item: '議事の題名',
  'no-item': '議事なし',
  action: '説明・報告',
  opinions: '意見の見出し（【 】）',
  theme: 'テーマ',
  remark: '意見',
  speaker: '発言者',
  joined: '上の行の続き',
  break: '上の行の続き（改行）',
  skip: '取り込まない',
  unplaced: '置き場所なし',
}
const enRoles: Readonly<Record<PlainRole, string>> = {
  title: 'Title',
  value: 'Under the heading above',
  item: 'Agenda item',
  'no-item': 'No agenda item',
  action: 'Report',
  opinions: 'Heading of the opinions (【 】)',
  theme: 'Theme',
  remark: 'Opinion',
  speaker: 'Speaker',
  joined: 'Goes on from above',
  break: 'Goes on from above (new line)',
  skip: 'Leave out',
  unplaced: 'No place',
}

/** The words of the lines of a document and what each was taken for. */
export const lineMessages: Messages<LineMessages> = {
  ja: {
    lines: '読み取った行',
    toCheck: count => `確かめてください：${count}行`,
    allCertain: '確かめる行はありません',
    showAll: count => `すべての行を見る（${count}行）`,
    more: 'さらに表示',
    accept: 'これでよい',
    columns: { number: '行', line: '文書の行', role: '取り込み先' },
    above: line => `上の行：${line}`,
    roleOf: (number, line) => `${number}行目の取り込み先「${line}」`,
    groups: { facts: '会議の内容', proceedings: '議事の中', rest: 'そのほか' },
    role: role => (isHeading(role) ? `見出し：${jaSections[sectionIn(role)]}` : jaRoles[role as PlainRole]),
    reasons: {
      'title-guessed': '会議名らしい語がありません。先頭の行を会議名にしました。',
      'heading-guessed': '見出しの形がほかと違います。',
      'item-guessed': '番号の続き方から議事の題名と見ました。',
      'theme-guessed': '括弧だけでは、テーマか発言者か議事か決まりません。',
      'no-bullet': 'ほかの意見にある行頭の記号がありません。',
      'report-guessed': '終わり方から説明・報告と見ました。',
      'indented-wrap': '字下げがありますが、上の行が途中で折り返されています。',
      'wrap-guessed': '折り返しか、新しい意見か、決まりません。',
      'page-mark': 'ページ番号と見ました。',
      'not-taken-over': '開会・閉会など、議事にしない行と見ました。',
      'unknown-label': 'この項目に当たる欄が要録にありません。',
      'before-headings': '最初の見出しより前にあり、何の行か分かりません。',
      'date-unreadable': '日時として読めません。',
      'date-not-in-era': 'その元号にはない日付です。',
      'date-wrong-weekday': '日付と曜日が合いません。',
      'date-wrong-year': '元号の年と西暦が合いません。',
      'date-no-such-date': 'カレンダーにない日付、または時刻です。',
      'date-before-1873': '1873年より前の日付は使えません。',
      'date-end-before-start': '終了が開始より前になっています。',
    },
  },
  en: {
    lines: 'Lines read',
    toCheck: count => (count === 1 ? '1 line to check' : `${count} lines to check`),
    allCertain: 'No line to check',
    showAll: count => `Show all lines (${count})`,
    more: 'Show more',
    accept: 'Right',
    columns: { number: 'Line', line: 'In the document', role: 'Becomes' },
    above: line => `Line above: ${line}`,
    roleOf: (number, line) => `What line ${number} becomes: “${line}”`,
    groups: { facts: 'Facts of the meeting', proceedings: 'Proceedings', rest: 'Else' },
    role: role => (isHeading(role) ? `Heading: ${enSections[sectionIn(role)]}` : enRoles[role as PlainRole]),
    reasons: {
      'title-guessed': 'No word of a meeting in it; the first line was taken for the title.',
      'heading-guessed': 'This heading is marked unlike the others.',
      'item-guessed': 'Taken for an agenda item because its number counts on.',
      'theme-guessed': 'Brackets alone do not tell a theme from a speaker or an item.',
      'no-bullet': 'Lacks the bullet that other opinions have.',
      'report-guessed': 'Taken for a report by the way it ends.',
      'indented-wrap': 'Indented, but the line above was broken off.',
      'wrap-guessed': 'Either wrapped or a new opinion.',
      'page-mark': 'Taken for a page number.',
      'not-taken-over': 'Opening, closing and the like are no agenda items.',
      'unknown-label': 'Yoroku has no field for this.',
      'before-headings': 'Stands above the first heading; unclear what it is.',
      'date-unreadable': 'Not readable as a date.',
      'date-not-in-era': 'The era has no such day.',
      'date-wrong-weekday': 'Day and weekday do not agree.',
      'date-wrong-year': 'The two years do not agree.',
      'date-no-such-date': 'There is no such day or time.',
      'date-before-1873': 'Dates before 1873 cannot be used.',
      'date-end-before-start': 'The end is before the start.',
    },
  },
}

function isHeading(role: LineRole): boolean {
  return role.startsWith('heading:')
}

function sectionIn(role: LineRole): Section {
  return role.slice('heading:'.length) as Section
}
