import { zipSync } from 'fflate'
import type { TemplateFault } from '../../../shared/template-faults.ts'
import { causeOf } from '../../log.ts'
import { filledTemplate } from './fill-template.ts'
import { BadTemplate, unpackedTemplate } from './template-package.ts'
import { tagFaults } from './template-tags.ts'
import { trialSummary } from './trial-summary.ts'

/** A template as it may be kept, with what of a full summary it has no tag for; or why it is not taken. */
export type TemplateChecked =
  | { readonly kind: 'taken'; readonly file: Uint8Array; readonly left: readonly string[] }
  | { readonly kind: 'refused'; readonly faults: readonly TemplateFault[] }

/** So many faults are enough to set to work. */
const MOST_FAULTS = 30

/**
 * Looks a Word file over before it is kept as a template, and fills it once. What is kept is packed anew from the
 * parts that were looked at, so that no second reader can find anything else in it. Runs on a thread with bounds.
 */
export function checkTemplate(bytes: Uint8Array): TemplateChecked {
  try {
    const parts = unpackedTemplate(bytes)
    const faults = tagFaults(parts)
    if (faults.length > 0) return { kind: 'refused', faults: faults.slice(0, MOST_FAULTS) }
    const file = zipSync(parts)
    const { left = [] } = filledTemplate(file, trialSummary())
    return { kind: 'taken', file, left }
  } catch (error) {
    if (error instanceof BadTemplate) return { kind: 'refused', faults: error.faults.slice(0, MOST_FAULTS) }
    return { kind: 'refused', faults: [{ kind: 'unreadable', what: causeOf(error).slice(0, 200) }] }
  }
}
