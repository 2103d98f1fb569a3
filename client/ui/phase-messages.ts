import type { Phase } from '../../shared/meeting/read-meeting.ts'
import type { Messages } from '../i18n/language.ts'

type PhaseMessages = {
  readonly label: (phase: string) => string
  readonly menu: string
  readonly question: (phase: string) => string
  readonly explanation: (to: Phase) => string
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
    action: phase => `Change to “${phase}”`,
  },
}
