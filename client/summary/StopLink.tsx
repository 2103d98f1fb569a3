import type { ReactNode } from 'react'
import type { Entry } from '../../shared/meeting/entry.ts'
import styles from './panel.module.css'
import { stopKey } from './point-walk.ts'
import type { PointWalk } from './use-point-walk.ts'

type Props = {
  readonly kind: string
  readonly entry: Entry
  /** What tells it from others of its kind in the same entry. */
  readonly parts?: readonly (string | number)[]
  readonly walk: PointWalk
  /** The entry's text, unless something else says more. */
  readonly label?: string
  readonly mark?: ReactNode
  readonly children?: ReactNode
}

/** An open point in the list: following it selects the entry on the sheet. */
export function StopLink({ kind, entry, parts = [], walk, label, mark, children }: Props) {
  const key = stopKey(kind, entry.id, ...parts)
  return (
    <li>
      {mark}
      <button
        type="button"
        className={styles.link}
        data-stop={key}
        aria-current={walk.current === key}
        onClick={() => walk.visit({ key, entry: entry.id, isPrinted: kind !== 'empty' })}
      >
        {label ?? entry.text}
      </button>
      {children}
    </li>
  )
}
