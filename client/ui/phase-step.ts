import type { Role } from '../../shared/api.ts'
import { PHASES, type Phase } from '../../shared/meeting/read-meeting.ts'

/** Whether a person may go from one phase to another: at once, after a question, or not at all. */
export function phaseStep(from: Phase, to: Phase, role: Role): 'go' | 'ask' | 'no' {
  const isBack = PHASES.indexOf(to) < PHASES.indexOf(from)
  if (role === 'view' || (from === 'final' && to !== 'final' && role !== 'admin')) return 'no'
  return isBack || (to === 'final' && from !== 'final') ? 'ask' : 'go'
}
