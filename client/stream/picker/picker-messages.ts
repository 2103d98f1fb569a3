import type { Messages } from '../../i18n/language.ts'
import type { PickerKind } from '../editor/trigger.ts'

type PickerMessages = {
  readonly kinds: Readonly<Record<PickerKind, string>>
  readonly matching: (kind: string, query: string) => string
  readonly nothing: (kind: string) => string
  readonly countOf: (count: number) => string
  readonly newTheme: (label: string) => string
  readonly newSpeaker: (name: string) => string
  readonly noSpeaker: string
  readonly choose: string
  readonly accept: string
  readonly keep: string
  readonly choosing: (kind: string) => string
}

export const pickerMessages: Messages<PickerMessages> = {
  ja: {
    kinds: { theme: 'テーマ', speaker: '発言者', kind: '種別' },
    matching: (kind, query) => (query === '' ? kind : `${kind}「${query}」に一致`),
    nothing: kind => `一致する${kind}がありません`,
    countOf: count => `${count}件`,
    newTheme: label => `新しいテーマ「${label}」を作る`,
    newSpeaker: name => `出席者「${name}」を加える`,
    noSpeaker: '発言者なし',
    choose: '選ぶ',
    accept: '決定',
    keep: '文字のまま残す',
    choosing: kind => `${kind}を選んでいます`,
  },
  en: {
    kinds: { theme: 'theme', speaker: 'speaker', kind: 'kind' },
    matching: (kind, query) => (query === '' ? `Choose a ${kind}` : `${kind} matching “${query}”`),
    nothing: kind => `No such ${kind}`,
    countOf: count => `${count}`,
    newTheme: label => `Create the theme “${label}”`,
    newSpeaker: name => `Add the attendee “${name}”`,
    noSpeaker: 'No speaker',
    choose: 'choose',
    accept: 'accept',
    keep: 'keep as text',
    choosing: kind => `Choosing a ${kind}`,
  },
}
