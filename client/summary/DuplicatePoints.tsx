import { memo } from 'react'
import type { Entry } from '../../shared/meeting/entry.ts'
import type { SimilarPair } from '../../shared/summary/open-points.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { clockMinute } from '../ui/clock-time.ts'
import type { DeskActions } from './desk-parts.ts'
import { Issue } from './Issue.tsx'
import { messages } from './messages.ts'
import styles from './panel.module.css'
import { stopKey } from './point-walk.ts'
import type { PointWalk } from './use-point-walk.ts'

type Props = {
  readonly pairs: readonly SimilarPair[]
  readonly entryOf: (id: string) => Entry | undefined
  readonly isLocked: boolean
  readonly walk: PointWalk
  readonly actions: DeskActions
}

/** Entries that seem to be the same remark, with the two answers beside them. */
export function DuplicatePoints({ pairs, entryOf, isLocked, walk, actions }: Props) {
  const text = useMessages(messages)
  const isCurrent = (pair: SimilarPair) => walk.current === stopKey('pair', ...pair)
  return (
    <Issue icon="merge" label={text.duplicates} items={pairs} isCurrent={isCurrent}>
      {pair => (
        <PairRow
          key={stopKey('pair', ...pair)}
          pair={pair}
          one={entryOf(pair[0])}
          other={entryOf(pair[1])}
          isCurrent={isCurrent(pair)}
          isLocked={isLocked}
          visit={walk.visit}
          actions={actions}
        />
      )}
    </Issue>
  )
}

type RowProps = {
  readonly pair: SimilarPair
  readonly one: Entry | undefined
  readonly other: Entry | undefined
  readonly isCurrent: boolean
  readonly isLocked: boolean
  readonly visit: PointWalk['visit']
  readonly actions: DeskActions
}

const PairRow = memo(function PairRow({ pair, one, other, isCurrent, isLocked, visit, actions }: RowProps) {
  const text = useMessages(messages)
  const key = stopKey('pair', ...pair)
  return (
    <li className={styles.pair}>
      {[one, other].map((entry, index) => (
        <button
          key={pair[index]}
          type="button"
          className={styles.remark}
          data-stop={index === 0 ? key : `${key} other`}
          aria-current={index === 0 && isCurrent}
          onClick={() => visit({ key, entry: pair[index] ?? '', isPrinted: true })}
        >
          <b>{clockMinute(entry?.at ?? '')}</b>
          {entry?.text}
        </button>
      ))}
      {!isLocked && (
        <span className={styles.answers}>
          <Button small onPress={() => actions.askMerge(pair[0], pair[1])}>
            {text.mergeAsk}
          </Button>
          <Button small onPress={() => actions.keepApart(pair)}>
            {text.different}
          </Button>
        </span>
      )}
    </li>
  )
})
