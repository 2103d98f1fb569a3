import { useEffect, useState } from 'react'
import type { KeptLayouts as Kept } from '../../../shared/api.ts'
import { type Layout, type LayoutValues, layoutValues } from '../../../shared/meeting/layout.ts'
import { deleteLayout, fetchLayouts, putLayout } from '../../api.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useTask } from '../../ui/use-task.ts'
import styles from './layout.module.css'
import { messages } from './layout-messages.ts'

type Props = {
  readonly meeting: string
  readonly layout: Layout
  readonly onTake: (values: LayoutValues) => void
}

const NOTHING: Kept = { layouts: [], canKeep: false }

/** The layouts that the installation keeps under a name: to take one and, for the administrator, to keep this one. */
export function KeptLayouts({ meeting, layout, onTake }: Props) {
  const text = useMessages(messages)
  const task = useTask()
  const [kept, setKept] = useState(NOTHING)
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    void fetchLayouts(meeting).then(answer => answer.ok && setKept(answer.value))
  }, [meeting])
  const change = async (id: string, run: typeof deleteLayout) => {
    setDone(false)
    if ((await task.run(() => run(id))) === null) return
    const answer = await fetchLayouts(meeting)
    if (answer.ok) setKept(answer.value)
    setChosen('')
    setName('')
    setDone(true)
  }
  const take = (id: string) => {
    setChosen(id)
    const values = kept.layouts.find(each => each.name === id)?.values
    if (values !== undefined) onTake(values)
  }
  const none = { id: '', label: text.none }
  return (
    <fieldset className={styles.group}>
      <legend>{text.kept}</legend>
      <SelectField
        label={text.take}
        value={chosen}
        options={[none, ...kept.layouts.map(each => ({ id: each.name, label: each.name }))]}
        onChange={take}
      />
      {kept.canKeep && (
        <div className={styles.keep}>
          <TextField label={text.name} value={name} onChange={setName} />
          <Button
            isDisabled={name.trim() === ''}
            isPending={task.isPending}
            onPress={() => void change(name, id => putLayout(id, layoutValues(layout)))}
          >
            {text.keep}
          </Button>
        </div>
      )}
      {kept.canKeep && chosen !== '' && (
        <Button look="quiet" icon="trash" onPress={() => void change(chosen, deleteLayout)}>
          {text.remove(chosen)}
        </Button>
      )}
      {task.failure && <ErrorNotice failure={task.failure} />}
      <p className={styles.wide} role="status">
        {isDone ? text.done : text.keptBy}
      </p>
    </fieldset>
  )
}
