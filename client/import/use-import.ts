import { useMemo, useState } from 'react'
import { DOCX_TYPE, type FileText, MAX_IMPORT_BYTES, PDF_TYPE } from '../../shared/api.ts'
import { readMeetingJson } from '../../shared/formats/read-json.ts'
import { type DraftFile, fileOfDraft } from '../../shared/import/draft-file.ts'
import { type NoSummary, readSummary } from '../../shared/import/import-summary.ts'
import type { LineReading, LineRole } from '../../shared/import/line-reading.ts'
import { recastLine } from '../../shared/import/recast-line.ts'
import { draftOf } from '../../shared/import/summary-draft.ts'
import type { SheetMeasures } from '../../shared/meeting/sheet-measures.ts'
import { readFileText } from '../api.ts'
import { useLastBegun } from '../ui/use-last-begun.ts'
import { type Task, useTask } from '../ui/use-task.ts'

/** A document that was read: its lines with what each was taken for (none for JSON), and the meeting they make. */
export type ImportedDocument = {
  readonly isOurs: boolean
  readonly readings: readonly LineReading[]
  readonly found: DraftFile
  readonly sheet: SheetMeasures
}
export type NotImported = NoSummary | 'unknown-file' | 'newer-version' | 'too-large'

export type Import = {
  readonly document: ImportedDocument | null
  readonly refused: NotImported | null
  readonly task: Task
  readonly readText: (text: string) => void
  readonly readFile: (file: File) => Promise<void>
  readonly recast: (number: number, role: LineRole) => void
  readonly startAgain: () => void
}

const TYPES: Readonly<Record<string, string>> = {
  docx: DOCX_TYPE,
  pdf: PDF_TYPE,
  txt: 'text/plain',
  md: 'text/markdown',
}

/** Reads a pasted text or a chosen file, and follows what the person takes lines for. */
export function useImport(): Import {
  const [source, setSource] = useState<
    Omit<ImportedDocument, 'found'> & { readonly found: DraftFile | null }
  >()
  const [refused, setRefused] = useState<NotImported | null>(null)
  const task = useTask()
  const begin = useLastBegun()
  const document = useMemo(
    () => (source ? { ...source, found: source.found ?? fileOfDraft(draftOf(source.readings)) } : null),
    [source],
  )
  const show = ({ text, isWrapped, sheet }: FileText) => {
    const reading = readSummary(text, isWrapped)
    setRefused(reading.kind === 'refused' ? reading.reason : null)
    if (reading.kind === 'read') setSource({ ...reading, sheet })
  }
  const readJson = (json: string) => {
    const read = readMeetingJson(json)
    if (read.kind === 'meeting')
      setSource({ isOurs: true, readings: [], found: { file: read.file, left: [] }, sheet: {} })
    else setRefused(read.reason === 'newer-version' ? 'newer-version' : 'unknown-file')
  }
  const readText = (text: string) => {
    begin()
    task.forget()
    show({ text, isWrapped: true, sheet: {} })
  }
  const readFile = async (file: File) => {
    const isLatest = begin()
    const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
    const type = TYPES[extension]
    task.forget()
    setRefused(null)
    if (file.size > MAX_IMPORT_BYTES) return setRefused('too-large')
    if (extension === 'json') {
      const json = await file.text()
      return isLatest() ? readJson(json) : undefined
    }
    if (type === undefined) return setRefused('unknown-file')
    if (file.size === 0) return setRefused('empty')
    const answer = await task.run(() => readFileText(type, file))
    if (answer !== null && isLatest()) show(answer.value)
  }
  const recast = (number: number, role: LineRole) =>
    setSource(
      before => before && { ...before, found: null, readings: recastIn(before.readings, number, role) },
    )
  const startAgain = () => {
    begin()
    task.forget()
    setSource(undefined)
    setRefused(null)
  }
  return { document, refused, task, readText, readFile, recast, startAgain }
}

function recastIn(readings: readonly LineReading[], number: number, role: LineRole): LineReading[] {
  return readings.map(reading => (reading.number === number ? recastLine(reading, role) : reading))
}
