import { useState } from 'react'
import { MAX_LINE, type MeetingCreated } from '../../shared/api.ts'
import { createMeeting, type NewMeeting } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { PeriodField } from '../period/PeriodField.tsx'
import { checkPeriod } from '../period/period-text.ts'
import { Button } from '../ui/Button.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useTask } from '../ui/use-task.ts'
import { createMessages } from './create-messages.ts'
import styles from './home.module.css'
import { homeMessages } from './home-messages.ts'
import { nextTitle } from './next-title.ts'
import { successorOf } from './successor.ts'
import { type Previous, type PreviousRows, usePrevious, usePreviousRows } from './use-previous.ts'

type Props = {
  readonly fromPrevious: boolean
  readonly previous: string | null
  readonly onCreated: (created: MeetingCreated) => void
  readonly onCancel: () => void
}

/** The few things that a meeting starts with. Title and venue are proposed from the previous one until typed. */
export function CreateForm({ fromPrevious, previous, onCreated, onCancel }: Props) {
  const text = useMessages(createMessages)
  const { rows, failure } = usePreviousRows(fromPrevious)
  const [chosen, setChosen] = useState(previous)
  const followed = fromPrevious ? (chosen ?? rows[0]?.id ?? null) : null
  const source = usePrevious(followed)
  const form = useForm(source)
  const task = useTask()
  const [isTried, setTried] = useState(false)
  const isWaiting = fromPrevious && source.kind !== 'loaded'
  const submit = async () => {
    setTried(true)
    const body = form.body()
    if (body === null || isWaiting) return task.forget()
    const created = await task.run(() =>
      createMeeting(followed === null ? body : { ...body, previous: followed }),
    )
    if (created !== null) onCreated(created.value)
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      {fromPrevious && <PreviousChoice rows={rows} chosen={chosen} source={source} onChoose={setChosen} />}
      {failure && <ErrorNotice failure={failure} />}
      <TextField
        label={text.meetingTitle}
        value={form.title}
        onChange={form.setTitle}
        error={isTried ? titleError(form.title.trim(), text) : null}
        autoFocus
        autoComplete="off"
      />
      <PeriodField value={form.period} onChange={form.setPeriod} />
      <TextField label={text.venue} value={form.venue} onChange={form.setVenue} autoComplete="off" />
      {task.failure && <ErrorNotice failure={task.failure} />}
      <DialogActions>
        <Button type="submit" look="primary" isPending={task.isPending}>
          {text.create}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {text.cancel}
        </Button>
      </DialogActions>
    </form>
  )
}

function titleError(title: string, text: (typeof createMessages)['ja']): string | null {
  if (title === '') return text.titleMissing
  return title.length > MAX_LINE ? text.titleTooLong(MAX_LINE, title.length) : null
}

/** Null stands for 'not typed yet', so that a proposal shows. */
function useForm(source: Previous) {
  const [title, setTitle] = useState<string | null>(null)
  const [venue, setVenue] = useState<string | null>(null)
  const [period, setPeriod] = useState('')
  const proposal = source.kind === 'loaded' ? source.meeting : null
  const values = { title: title ?? nextTitle(proposal?.title ?? ''), venue: venue ?? proposal?.venue ?? '' }
  const body = (): NewMeeting | null => {
    const check = checkPeriod(period)
    const { length } = values.title.trim()
    if (length === 0 || length > MAX_LINE || check.kind === 'bad') return null
    const times = check.kind === 'good' ? { startsAt: check.startsAt, endsAt: check.endsAt } : {}
    const basics = { title: values.title.trim(), venue: values.venue.trim(), ...times }
    return proposal ? successorOf(proposal, basics) : basics
  }
  return { ...values, period, setTitle, setVenue, setPeriod, body }
}

type ChoiceProps = {
  readonly rows: PreviousRows['rows']
  readonly chosen: string | null
  readonly source: Previous
  readonly onChoose: (id: string) => void
}

function PreviousChoice({ rows, chosen, source, onChoose }: ChoiceProps) {
  const text = useMessages(createMessages)
  const { untitled } = useMessages(homeMessages)
  const first = rows[0]
  if (first === undefined) return null
  return (
    <>
      <SelectField
        label={text.previous}
        value={chosen ?? first.id}
        options={rows.map(row => ({ id: row.id, label: meetingName(row.title) || untitled }))}
        onChange={onChoose}
        {...(source.kind === 'loaded' ? { support: takenOver(source.meeting, text) } : {})}
      />
      {source.kind === 'failed' && <ErrorNotice failure={source.failure} />}
    </>
  )
}

function takenOver(
  meeting: Extract<Previous, { kind: 'loaded' }>['meeting'],
  text: (typeof createMessages)['ja'],
) {
  return text.takenOver(meeting.agenda.length, meeting.themes.length, meeting.attendees.length)
}
