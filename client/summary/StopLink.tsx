import { memo, type ReactNode } from 'react'
import type { Entry } from '../../shared/meeting/entry.ts'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { ThemeSquare } from '../ui/ThemeSquare.tsx'
import styles from './panel.module.css'
import { stopKey } from './point-walk.ts'
import type { PointWalk } from './use-point-walk.ts'

type Props = Omit<LinkProps, 'stop' | 'isCurrent' | 'entry' | 'isPrinted' | 'visit' | 'label'> & {
  readonly kind: string
  readonly entry: Entry
  /** What tells it from others of its kind in the same entry. */
  readonly parts?: readonly (string | number)[]
  readonly walk: PointWalk
  /** The entry's text, unless something else says more. */
  readonly label?: string
  readonly children?: ReactNode
}

/** An open point in the list: following it selects the entry on the sheet. */
export function StopLink({ kind, entry, parts = [], walk, label, mark, children }: Props) {
  const stop = stopKey(kind, entry.id, ...parts)
  return (
    <li>
      <Link
        stop={stop}
        isCurrent={walk.current === stop}
        entry={entry.id}
        isPrinted={kind !== 'empty'}
        visit={walk.visit}
        label={label ?? entry.text}
        {...(mark === undefined ? {} : { mark })}
      />
      {children}
    </li>
  )
}

type LinkProps = {
  readonly stop: string
  readonly isCurrent: boolean
  readonly entry: string
  readonly isPrinted: boolean
  readonly visit: PointWalk['visit']
  readonly label: string
  /** The theme whose square stands in front; null for none, undefined for no square. */
  readonly mark?: ThemeMark | null
}

const Link = memo(function Link({ stop, isCurrent, entry, isPrinted, visit, label, mark }: LinkProps) {
  return (
    <>
      {mark !== undefined && <ThemeSquare mark={mark} />}
      <button
        type="button"
        className={styles.link}
        data-stop={stop}
        aria-current={isCurrent}
        onClick={() => visit({ key: stop, entry, isPrinted })}
      >
        {label}
      </button>
    </>
  )
})
