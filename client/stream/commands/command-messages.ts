import type { Messages } from '../../i18n/language.ts'

type PaletteMessages = {
  readonly commands: string
  readonly search: string
  readonly hint: string
  readonly nothing: string
  readonly found: (count: number) => string
  readonly choose: string
  readonly run: string
  readonly close: string
}

/** What the command palette says. */
export const paletteMessages: Messages<PaletteMessages> = {
  ja: {
    commands: '操作',
    search: '操作を探す',
    hint: '漢字でも、よみ（変換前のかな）でも、英語でも探せます。',
    nothing: '見つかりません',
    found: count => `${count}件`,
    choose: '選ぶ',
    run: '実行',
    close: '閉じる',
  },
  en: {
    commands: 'Commands',
    search: 'Find a command',
    hint: 'By its name in English or Japanese, or by its reading in kana.',
    nothing: 'Nothing found',
    found: count => `${count} found`,
    choose: 'choose',
    run: 'run',
    close: 'close',
  },
}
