import { useState } from 'react'
import { MAX_LINE } from '../../shared/api.ts'
import type { Phase } from '../../shared/meeting/read-meeting.ts'
import type { Failure } from '../api.ts'
import { type Messages, useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from './Button.tsx'
import { FormDialog } from './FormDialog.tsx'
import { phaseMessages } from './phase-messages.ts'
import { TextField } from './TextField.tsx'

const messages: Messages<Readonly<Record<'reopening' | 'reason' | 'reasonSupport', string>>> = {
  ja: {
    reopening:
      '記録をふたたび編集できるようになります。開催概要は、もう一度確定するまで閲覧リンクから受け取れません。次に確定すると、版の番号が一つ上がります。',
    reason: '戻す理由',
    reasonSupport: '履歴に、日時と名前とともに残ります。',
  },
  en: {
    reopening:
      'The record can be edited again. The summary leaves the view link until it is made final once more, as the next edition.',
    reason: 'Why',
    reasonSupport: 'It stays in the history, with the time and your name.',
  },
}

type Props = {
  readonly to: Phase
  readonly isPending: boolean
  readonly failure: Failure | null
  readonly onConfirm: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks why a final meeting is reopened: the reason stays in its history. */
export function ReopenDialog({ to, isPending, failure, onConfirm, onCancel }: Props) {
  const { question, action } = useMessages(phaseMessages)
  const text = useMessages(messages)
  const { phases } = useMessages(words)
  const [reason, setReason] = useState('')
  const isGiven = reason.trim() !== ''
  return (
    <FormDialog
      alert
      title={question(phases[to])}
      introduction={<p>{text.reopening}</p>}
      failure={failure}
      action={
        <Button type="submit" look="primary" isDisabled={!isGiven} isPending={isPending}>
          {action(phases[to])}
        </Button>
      }
      onSubmit={() => isGiven && onConfirm(reason)}
      onClose={onCancel}
    >
      <TextField
        label={text.reason}
        support={text.reasonSupport}
        value={reason}
        maxLength={MAX_LINE}
        isRequired
        autoFocus
        onChange={setReason}
      />
    </FormDialog>
  )
}
