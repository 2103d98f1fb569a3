import type { Phase } from '../../shared/meeting/read-meeting.ts'
import type { Messages } from '../i18n/language.ts'

type PhaseMessages = {
  readonly label: (phase: string) => string
  readonly menu: string
  readonly question: (phase: string) => string
  readonly explanation: (from: Phase, to: Phase) => string
  readonly action: (phase: string) => string
}

/** What the phase menu says. */
export const phaseMessages: Messages<PhaseMessages> = {
  ja: {
    label: phase => `段階　${phase}`,
    menu: '段階',
    question: phase => `「${phase}」にしますか`,
    explanation: (from, to) =>
      to === 'final'
        ? '確定すると記録は編集できなくなり、開催概要が閲覧リンクからも見えるようになります。あとで「整理」に戻せるのは管理者だけです。'
        : from === 'final'
          ? '記録をふたたび編集できるようになります。確定した開催概要は、もう一度確定するまで閲覧リンクから見えません。'
          : '前の段階に戻します。これまでの記録はそのまま残ります。',
    action: phase => `「${phase}」にする`,
  },
  en: {
    label: phase => `Phase: ${phase}`,
    menu: 'Phase',
    question: phase => `Change to “${phase}”?`,
    explanation: (from, to) =>
      to === 'final'
        ? 'A final record can no longer be edited, and its summary opens to the view link. Only the administrator can go back.'
        : from === 'final'
          ? 'The record can be edited again. The summary leaves the view link until it is made final once more.'
          : 'This goes back to an earlier phase. The record stays as it is.',
    action: phase => `Change to “${phase}”`,
  },
}
