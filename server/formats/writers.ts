import { formatKey } from '../../shared/formats/formats.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { type Stamp, summaryOf } from '../../shared/summary/summary.ts'
import type { WrittenFile } from './written-file.ts'

type Write = (meeting: Meeting, stamp?: Stamp, template?: Uint8Array) => Promise<WrittenFile>

/** The key of the sample of a template: a file that no meeting is needed for. */
export const TEMPLATE_SAMPLE = 'template.sample'

/**
 * The writers of binary files by address. They take their time: called in the writing thread, where each loads its
 * library with the first file that needs it.
 */
export const WRITERS: ReadonlyMap<string, Write> = new Map<string, Write>([
  [
    formatKey('summary', 'docx'),
    async (meeting, stamp, template) => {
      if (template !== undefined) {
        const { filledTemplate } = await import('./template/fill-template.ts')
        return filledTemplate(template, summaryOf(meeting, stamp))
      }
      const { summaryDocx } = await import('./docx.ts')
      return { file: await summaryDocx(summaryOf(meeting, stamp)) }
    },
  ],
  [
    TEMPLATE_SAMPLE,
    async () => {
      const { sampleTemplate } = await import('./template/sample-template.ts')
      return { file: await sampleTemplate() }
    },
  ],
  [
    formatKey('summary', 'pdf'),
    async (meeting, stamp) => {
      const { summaryPdf } = await import('./pdf/pdf.ts')
      return summaryPdf(summaryOf(meeting, stamp))
    },
  ],
  [
    formatKey('entries', 'xlsx'),
    async meeting => {
      const { ledgerXlsx } = await import('./ledger-xlsx.ts')
      return { file: await ledgerXlsx(meeting) }
    },
  ],
])
