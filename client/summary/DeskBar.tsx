import { useMessages } from '../i18n/language.ts'
import { useObservable } from '../sync/use-observable.ts'
import { Button } from '../ui/Button.tsx'
import type { Desk } from './desk.ts'
import { deskMessages } from './desk-messages.ts'
import type { DeskActions } from './desk-parts.ts'
import styles from './panel.module.css'
import type { Said } from './use-desk-state.ts'

type Props = {
  readonly desk: Desk
  readonly isLocked: boolean
  readonly said: Said
  readonly actions: Pick<DeskActions, 'undo' | 'redo'>
}

/** The way back, and what was done last: in the words that a screen reader reads out. */
export function DeskBar({ desk, isLocked, said, actions }: Props) {
  const text = useMessages(deskMessages)
  const { undo, redo } = useObservable(desk.history)
  return (
    <div className={styles.deskBar}>
      <Button small icon="undo" isDisabled={isLocked || undo === 0} onPress={actions.undo}>
        {text.undo}
      </Button>
      <Button small icon="redo" isDisabled={isLocked || redo === 0} onPress={actions.redo}>
        {text.redo}
      </Button>
      <p role="status" className={styles.said}>
        <span key={said.count}>{said.words}</span>
      </p>
    </div>
  )
}
