import { KIND_WORDS } from '../../shared/formats/entry-words.ts'
import type { EntryKind, EntryStatus } from '../../shared/meeting/entry.ts'
import type { Phase } from '../../shared/meeting/read-meeting.ts'
import type { ReleaseMode } from '../../shared/meeting/read-projector.ts'
import { fullWidthDigits } from '../../shared/summary/numbering.ts'
import type { Messages } from './language.ts'

type Words = {
  readonly appName: string
  readonly phases: Readonly<Record<Phase, string>>
  readonly kinds: Readonly<Record<EntryKind, string>>
  readonly statuses: Readonly<Record<EntryStatus, string>>
  readonly screens: {
    readonly home: string
    readonly setup: string
    readonly stream: string
    readonly summary: string
    readonly history: string
    readonly projector: string
  }
  readonly noTheme: string
  readonly noItem: string
  readonly cancel: string
  /** Of an entry that the lead keeps from the room's screens. */
  readonly hidden: string
  /** When an entry reaches the room's screens. */
  readonly releases: Readonly<Record<ReleaseMode, string>>
  /** 議事５ / Item 5 */
  readonly agendaItem: (number: number) => string
}

/** The words of the trade, the same on every screen and in every document. */
export const words: Messages<Words> = {
  ja: {
    appName: '要録',
    phases: { prepare: '準備', live: '会議中', edit: '整理', final: '確定' },
    kinds: KIND_WORDS,
    statuses: { draft: '未確認', confirmed: '確認済み', omitted: '載せない' },
    screens: {
      home: '会議一覧',
      setup: '準備',
      stream: '記録',
      summary: '開催概要',
      history: '履歴',
      projector: '投影',
    },
    noTheme: 'テーマなし',
    noItem: '議事なし',
    cancel: 'やめる',
    hidden: '投影なし',
    releases: { rest: '書き終えたとき', live: '入力と同時', confirmed: '確認済みにしたとき' },
    agendaItem: number => `議事${fullWidthDigits(number)}`,
  },
  en: {
    appName: 'Yoroku',
    phases: { prepare: 'Preparing', live: 'In session', edit: 'Editing', final: 'Final' },
    kinds: {
      opinion: 'Opinion',
      question: 'Question',
      answer: 'Answer',
      report: 'Report',
      decision: 'Decision',
      action: 'Action',
      memo: 'Internal memo',
    },
    statuses: { draft: 'Unconfirmed', confirmed: 'Confirmed', omitted: 'Left out' },
    screens: {
      home: 'Meetings',
      setup: 'Set-up',
      stream: 'Record',
      summary: 'Summary',
      history: 'History',
      projector: 'Projector',
    },
    noTheme: 'No theme',
    noItem: 'No item',
    cancel: 'Cancel',
    hidden: 'Not shown',
    releases: { rest: 'Once written', live: 'While it is typed', confirmed: 'Once confirmed' },
    agendaItem: number => `Item ${number}`,
  },
}
