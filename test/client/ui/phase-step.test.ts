import { describe, expect, it } from 'vitest'
import { phaseStep } from '../../../client/ui/phase-step.ts'

describe('a change of phase', () => {
  it('forward is at once, to final and back is asked first', () => {
    expect(phaseStep('prepare', 'live', 'edit')).toBe('go')
    expect(phaseStep('edit', 'final', 'edit')).toBe('ask')
    expect(phaseStep('live', 'prepare', 'edit')).toBe('ask')
  })
  it('out of final is the administrator’s alone', () => {
    expect(phaseStep('final', 'edit', 'edit')).toBe('no')
    expect(phaseStep('final', 'edit', 'admin')).toBe('ask')
  })
  it('is nothing for viewers', () => {
    expect(phaseStep('prepare', 'live', 'view')).toBe('no')
  })
})
