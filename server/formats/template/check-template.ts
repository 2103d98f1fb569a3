import { strToU8, zipSync } from 'fflate'
import type { TemplateFault } from '../../../shared/template-faults.ts'
import { causeOf } from '../../log.ts'
import { coreProperties } from '../docx-properties.ts'
import { filledTemplate } from './fill-template.ts'
import { BadTemplate, type Parts, unpackedTemplate } from './template-package.ts'
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
    const file = zipSync(withoutAuthor(parts))
    const { left = [] } = filledTemplate(file, trialSummary())
    return { kind: 'taken', file, left }
  } catch (error) {
    if (error instanceof BadTemplate) return { kind: 'refused', faults: error.faults.slice(0, MOST_FAULTS) }
    return { kind: 'refused', faults: [{ kind: 'unreadable', what: causeOf(error).slice(0, 200) }] }
  }
}

/** Title and author of whoever made the template are no part of it; what is written into it gets the summary's. */
function withoutAuthor(parts: Parts): Parts {
  const { path, data } = coreProperties({ title: '', startsAt: '' })
  return path in parts ? { ...parts, [path]: strToU8(data) } : parts
}
