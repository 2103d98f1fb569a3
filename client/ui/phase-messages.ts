import type { Phase } from '../../shared/meeting/read-meeting.ts'
import type { Messages } from '../i18n/language.ts'

type PhaseMessages = {
  readonly label: (phase: string) => string
  readonly menu: string
  readonly question: (phase: string) => string
  readonly explanation: (to: Phase) => string
  readonly reopening: string
  readonly reason: string
  readonly reasonSupport: string
  readonly action: (phase: string) => string
}

/** What the phase menu says. */
export const phaseMessages: Messages<PhaseMessages> = {
  ja: {
    label: phase => `段階　${phase}`,
    menu: '段階',
    question: phase => `「${phase}」にしますか`,
    explanation: to =>
      to === 'final'
        ? '確定すると記録は編集できなくなり、版の番号と日付の入った開催概要を閲覧リンクからも受け取れるようになります。あとで「整理」に戻せるのは管理者だけです。'
        : '前の段階に戻します。これまでの記録はそのまま残ります。',
    reopening:
      '記録をふたたび編集できるようになります。開催概要は、もう一度確定するまで閲覧リンクから受け取れません。次に確定すると、版の番号が一つ上がります。',
    reason: '戻す理由',
    reasonSupport: '履歴に、日時と名前とともに残ります。',
    action: phase => `「${phase}」にする`,
  },
  en: {
    label: phase => `Phase: ${phase}`,
    menu: 'Phase',
    question: phase => `Change to “${phase}”?`,
    explanation: to =>
      to === 'final'
        ? 'A final record can no longer be edited, and its summary, with edition and date, opens to the view link. Only the administrator can go back.'
        : 'This goes back to an earlier phase. The record stays as it is.',
    reopening:
      'The record can be edited again. The summary leaves the view link until it is made final once more, as the next edition.',
    reason: 'Why',
    reasonSupport: 'It stays in the history, with the time and your name.',
    action: phase => `Change to “${phase}”`,
  },
}
