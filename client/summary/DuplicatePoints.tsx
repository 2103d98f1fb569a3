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
  return (
    <Issue
      icon="merge"
      label={text.duplicates}
      items={pairs}
      isCurrent={pair => walk.current === stopKey('pair', ...pair)}
    >
      {pair => {
        const key = stopKey('pair', ...pair)
        return (
          <li key={key} className={styles.pair}>
            {pair.map((id, index) => (
              <button
                key={id}
                type="button"
                className={styles.remark}
                data-stop={index === 0 ? key : `${key} other`}
                aria-current={index === 0 && walk.current === key}
                onClick={() => walk.visit({ key, entry: id, isPrinted: true })}
              >
                <b>{clockMinute(entryOf(id)?.at ?? '')}</b>
                {entryOf(id)?.text}
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
      }}
    </Issue>
  )
}
