import { useMemo, useState } from 'react'
import { MAX_LINE, type MeetingCreated } from '../../shared/api.ts'
import { fileJson, frameOfFile, withLeft } from '../../shared/import/imported-file.ts'
import { learnLayout } from '../../shared/import/layout/learn-layout.ts'
import type { LineRole } from '../../shared/import/line-reading.ts'
import { importMeeting } from '../api.ts'
import { nextTitle } from '../home/next-title.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useTask } from '../ui/use-task.ts'
import { ImportChoice } from './ImportChoice.tsx'
import { importMessages } from './import-messages.ts'
import { LayoutChoice } from './LayoutChoice.tsx'
import { LineList } from './LineList.tsx'
import type { ImportedDocument } from './use-import.ts'
import { useLayoutDecision } from './use-layout-decision.ts'

type Props = {
  readonly document: ImportedDocument
  readonly onRecast: (number: number, role: LineRole) => void
  readonly onBack: () => void
  readonly onCreated: (created: MeetingCreated) => void
  readonly onCancel: () => void
}

/** What was read, line by line; nothing is made before the person says so. */
export function ImportReview({ document, onRecast, onBack, onCreated, onCancel }: Props) {
  const text = useMessages(importMessages)
  const { file, left } = document.found
  const [isNext, setNext] = useState(true)
  const [keepsLeft, setKeepsLeft] = useState(true)
  const [typed, setTyped] = useState<string | null>(null)
  const task = useTask()
  const read = file.facts.title ?? ''
  const title = typed ?? (isNext ? nextTitle(read) : read)
  const error =
    title.trim() === '' ? text.titleMissing : title.length > MAX_LINE ? text.titleTooLong(MAX_LINE) : null
  const decision = useLayoutDecision()
  const layout = useMemo(
    () => (document.readings.length === 0 ? null : learnLayout(document.readings, file, document.sheet)),
    [document, file],
  )
  const create = async () => {
    if (error !== null || !decision.check()) return
    const values = layout?.values ?? {}
    const taken = isNext ? frameOfFile(file) : file
    const titled = {
      ...taken,
      ...(decision.isUsed ? { layout: values } : {}),
      facts: { ...taken.facts, title: title.trim() },
    }
    const created = await task.run<MeetingCreated | null>(async () => {
      const settled = await decision.settle(values)
      if (!settled.ok) return settled
      if (!settled.value) return { ok: true, value: null }
      return importMeeting(fileJson(keepsLeft ? withLeft(titled, left) : titled))
    })
    if (created?.value) onCreated(created.value)
  }
  return (
    <>
      <p role="status">{text.counts(file, document.isOurs)}</p>
      <ImportChoice isNext={isNext} onChange={setNext} />
      <TextField
        label={text.meetingTitle}
        value={title}
        onChange={setTyped}
        error={error}
        autoFocus
        autoComplete="off"
      />
      {document.readings.length > 0 && <LineList readings={document.readings} onRecast={onRecast} />}
      {layout !== null && (
        <LayoutChoice file={file} sheet={document.sheet} layout={layout} decision={decision} />
      )}
      {left.length > 0 && (
        <label>
          <input type="checkbox" checked={keepsLeft} onChange={event => setKeepsLeft(event.target.checked)} />{' '}
          {text.keepLeft(left.length)}
        </label>
      )}
      {task.failure && <ErrorNotice failure={task.failure} />}
      <DialogActions>
        <Button look="primary" isPending={task.isPending} onPress={() => void create()}>
          {text.create}
        </Button>
        <Button onPress={onBack}>{text.back}</Button>
        <Button look="quiet" onPress={onCancel}>
          {text.cancel}
        </Button>
      </DialogActions>
    </>
  )
}
