import { useState } from 'react'
import { MAX_LINE, type PurgeDone, type PurgePreview } from '../../shared/api.ts'
import type { HistoryPoint } from '../../shared/history.ts'
import { previewPurge, purge } from '../api.ts'
import { useLanguage, useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from '../ui/Button.tsx'
import { clockMinute } from '../ui/clock-time.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useTask } from '../ui/use-task.ts'
import styles from './history.module.css'
import { historyMessages } from './history-messages.ts'
import { dayOf, pointWords } from './point-words.ts'
import { purgeMessages } from './purge-messages.ts'

type Props = { readonly meetingId: string; readonly onClose: () => void; readonly onPurged: () => void }

/** What goes with those words, and nothing about any others: the field may be changed while the answer is on its way. */
type Answered = { readonly asked: string; readonly preview: PurgePreview }

/** Removes deleted words for good, the administrator's alone: asks for them, says what will be lost, does it. */
export function PurgeDialog({ meetingId, onClose, onPurged }: Props) {
  const text = useMessages(purgeMessages)
  const task = useTask()
  const [wanted, setWanted] = useState('')
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [withVersions, setWithVersions] = useState(false)
  const [done, setDone] = useState<PurgeDone | null>(null)
  const look = async () => {
    const found = await task.run(() => previewPurge(meetingId, wanted))
    setAnswered(found && { asked: wanted, preview: found.value })
  }
  const erase = async ({ asked }: Answered) => {
    const erased = await task.run(() => purge(meetingId, asked, withVersions))
    if (erased === null) return
    setDone(erased.value)
    onPurged()
  }
  if (done)
    return (
      <Dialog isOpen title={text.title} onClose={onClose}>
        <p role="status">{text.done(done.versionsLeft)}</p>
        {!done.isErased && <p>{text.later}</p>}
        <DialogActions>
          <Button look="primary" autoFocus onPress={onClose}>
            {text.close}
          </Button>
        </DialogActions>
      </Dialog>
    )
  const current = answered?.asked === wanted ? answered : null
  const possible = current && !current.preview.isPresent && !current.preview.isDamaged ? current : null
  return (
    <FormDialog
      stays
      title={text.title}
      failure={task.failure}
      action={
        possible ? (
          <Button look="primary" isPending={task.isPending} onPress={() => void erase(possible)}>
            {text.erase}
          </Button>
        ) : (
          <Button type="submit" look="primary" isPending={task.isPending}>
            {text.look}
          </Button>
        )
      }
      onSubmit={() => void look()}
      onClose={onClose}
    >
      <TextField
        label={text.words}
        support={text.support}
        value={wanted}
        maxLength={MAX_LINE}
        autoFocus
        onChange={value => {
          setWanted(value)
          setAnswered(null)
          setWithVersions(false)
        }}
      />
      {current && <Lost preview={current.preview} />}
      {possible && possible.preview.versions.length > 0 && (
        <label className={styles.versions}>
          <input
            type="checkbox"
            checked={withVersions}
            onChange={event => setWithVersions(event.target.checked)}
          />
          {text.withVersions}
        </label>
      )}
      {possible && <p>{text.final}</p>}
    </FormDialog>
  )
}

function Lost({ preview }: { readonly preview: PurgePreview }) {
  const text = useMessages(purgeMessages)
  const { moments, points, versions, isPresent, isDamaged } = preview
  if (isPresent || isDamaged)
    return (
      <p role="alert" className={styles.found}>
        {isPresent ? text.isPresent : text.isDamaged}
      </p>
    )
  return (
    <div role="status" className={styles.found}>
      <p>{text.lost(moments, points.length)}</p>
      <Moments points={points} />
      {versions.length > 0 && <p>{text.versions(versions.length)}</p>}
      <Moments points={versions} />
    </div>
  )
}

function Moments({ points }: { readonly points: readonly HistoryPoint[] }) {
  const text = useMessages(historyMessages)
  const { phases, agendaItem } = useMessages(words)
  const language = useLanguage()
  if (points.length === 0) return null
  return (
    <ul className={styles.lost}>
      {points.map(point => {
        const { title, details } = pointWords(point, points, { text, phases, agendaItem })
        return (
          <li key={point.id}>
            {dayOf(point.at, language)} {clockMinute(point.at)}　{[title, ...details].join('　')}
          </li>
        )
      })}
    </ul>
  )
}
