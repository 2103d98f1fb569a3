import { formatKey } from '../../shared/formats/formats.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { summaryDocx } from './docx.ts'
import { ledgerXlsx } from './ledger-xlsx.ts'
import { summaryPdf } from './pdf/pdf.ts'
import type { WrittenFile } from './written-file.ts'

type Write = (meeting: Meeting) => Promise<WrittenFile> | WrittenFile

/** The writers of binary files by address. They take their time: called in the writing thread. */
export const WRITERS: ReadonlyMap<string, Write> = new Map<string, Write>([
  [formatKey('summary', 'docx'), async meeting => ({ file: await summaryDocx(summaryOf(meeting)) })],
  [formatKey('summary', 'pdf'), meeting => summaryPdf(summaryOf(meeting))],
  [formatKey('entries', 'xlsx'), async meeting => ({ file: await ledgerXlsx(meeting) })],
])
