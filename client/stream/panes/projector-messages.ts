import type { Messages } from '../../i18n/language.ts'

type ProjectorMessages = {
  readonly region: string
  readonly on: string
  readonly paused: string
  readonly blank: string
  readonly unknown: string
  readonly everything: string
  readonly allThemes: string
  readonly focus: string
  readonly focusCurrent: string
  readonly letters: string
  readonly scales: Readonly<Record<'1' | '1.15' | '1.3', string>>
  readonly pause: string
  readonly hide: string
  readonly desk: string
  readonly previousPage: string
  readonly nextPage: string
  readonly release: (when: string) => string
  readonly pace: (seconds: number) => string
  readonly hideEntry: string
  readonly screens: (count: number) => string
}

export const projectorMessages: Messages<ProjectorMessages> = {
  ja: {
    region: '投影の操作',
    on: '投影中',
    paused: '投影を止めています',
    blank: '投影を隠しています',
    unknown: '投影の状態を確認できません',
    everything: 'すべての議事',
    allThemes: '全テーマ',
    focus: '範囲',
    focusCurrent: 'いまの議事',
    letters: '文字',
    scales: { '1': '標準', '1.15': '大きく', '1.3': 'さらに大きく' },
    pause: '止める',
    hide: '隠す',
    desk: '投影を手元で見る',
    previousPage: '前のページ',
    nextPage: '次のページ',
    release: when => `映すとき：${when}`,
    pace: seconds => `ページは${seconds}秒ごと`,
    hideEntry: 'この記録を隠す',
    screens: count => `投影 ${count}台`,
  },
  en: {
    region: 'Projector',
    on: 'Projecting',
    paused: 'Projection paused',
    blank: 'Projection hidden',
    unknown: 'State of the projector unknown',
    everything: 'All items',
    allThemes: 'all themes',
    focus: 'Focus',
    focusCurrent: 'Current item',
    letters: 'Text',
    scales: { '1': 'Normal', '1.15': 'Large', '1.3': 'Larger' },
    pause: 'Pause',
    hide: 'Hide',
    desk: 'Preview of the projector',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    release: when => `Shown: ${when.toLowerCase()}`,
    pace: seconds => `Pages turn every ${seconds} s`,
    hideEntry: 'Hide this entry',
    screens: count => (count === 1 ? '1 screen' : `${count} screens`),
  },
}
