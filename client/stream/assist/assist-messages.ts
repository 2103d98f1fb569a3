import type { Messages } from '../../i18n/language.ts'
import { keyName } from '../../ui/key-names.ts'

type AssistMessages = {
  readonly tag: (label: string) => string
  readonly retag: (label: string) => string
  readonly duplicate: string
  readonly mergedMark: string
  /** 11:22のBとC */
  readonly who: (time: string, recorders: readonly string[]) => string
  readonly merge: string
  readonly keepApart: string
  readonly tagged: (label: string) => string
  readonly merged: string
  readonly apart: string
}

/** What the hints say. */
export const assistMessages: Messages<AssistMessages> = {
  ja: {
    tag: label => `テーマ「${label}」を付ける`,
    retag: label => `テーマを「${label}」に変える`,
    duplicate: '重複の候補',
    mergedMark: '統合済み',
    who: (time, recorders) => `${time}の${recorders.join('と')}`,
    merge: 'まとめる',
    keepApart: '別の意見',
    tagged: label => `テーマ「${label}」を付けました。`,
    merged: `まとめました。詳しいほうの文が残ります。${keyName('Ctrl')}＋Z で元に戻せます。`,
    apart: '別の意見として残しました。',
  },
  en: {
    tag: label => `Tag as “${label}”`,
    retag: label => `Change the theme to “${label}”`,
    duplicate: 'Duplicate?',
    mergedMark: 'Merged',
    who: (time, recorders) => `${time}, ${recorders.join(' and ')}`,
    merge: 'merge',
    keepApart: 'keep both',
    tagged: label => `Tagged as “${label}”.`,
    merged: `Merged: the fuller text stays. ${keyName('Ctrl')}+Z takes it back.`,
    apart: 'Both are kept.',
  },
}
