import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { mergeOf } from '../../shared/assist/pairs.ts'
import type { Entry } from '../../shared/meeting/entry.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { clockMinute } from '../ui/clock-time.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import styles from './merge.module.css'
import { messages } from './messages.ts'

type Props = {
  readonly entry: Entry
  /** With which it may be merged, the likeliest first. */
  readonly others: readonly Entry[]
  readonly onMerge: (kept: string, merged: string) => void
  readonly onClose: () => void
}

/** Which two entries say the same, and which of them is printed. The other stays in the record, marked as merged. */
export function MergeDialog({ entry, others, onMerge, onClose }: Props) {
  const text = useMessages(messages)
  const [otherId, setOther] = useState(others[0]?.id)
  const other = others.find(each => each.id === otherId) ?? others[0]
  const [chosen, setKept] = useState<string | null>(null)
  const pair = other === undefined ? [] : [entry, other]
  const kept = pair.find(each => each.id === chosen) ?? (other && mergeOf(entry, other).kept)
  const merged = pair.find(each => each !== kept)
  return (
    <Dialog isOpen wide title={text.mergeTitle} onClose={onClose}>
      {other === undefined && <p>{text.nothingToMerge}</p>}
      {others.length > 1 && other !== undefined && (
        <Choices label={text.mergeWith} entries={others} value={other.id} onChange={setOther} />
      )}
      {kept !== undefined && (
        <Choices label={text.mergeKept} entries={pair} value={kept.id} onChange={setKept} />
      )}
      <DialogActions>
        <Button
          look="primary"
          isDisabled={merged === undefined}
          onPress={() => {
            onClose()
            if (kept && merged) onMerge(kept.id, merged.id)
          }}
        >
          {text.merge}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {text.cancel}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

type ChoicesProps = {
  readonly label: string
  readonly entries: readonly Entry[]
  readonly value: string
  readonly onChange: (id: string) => void
}

function Choices({ label, entries, value, onChange }: ChoicesProps) {
  return (
    <RadioGroup className={styles.choices ?? ''} value={value} onChange={onChange}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.list}>
        {entries.map(entry => (
          <Radio key={entry.id} value={entry.id} className={styles.choice ?? ''}>
            <span className={styles.dot} />
            <span className={styles.time}>{clockMinute(entry.at)}</span>
            <span>{entry.text}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
