import { type KeyboardEvent, memo } from 'react'
import type { Entry } from '../../shared/meeting/entry.ts'
import type { Unthemed } from '../../shared/meeting/read-meeting.ts'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import type { OpenPoints } from '../../shared/summary/open-points.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from '../ui/Button.tsx'
import { clockMinute } from '../ui/clock-time.ts'
import { DuplicatePoints } from './DuplicatePoints.tsx'
import type { DeskActions } from './desk-parts.ts'
import { Issue } from './Issue.tsx'
import { messages } from './messages.ts'
import styles from './panel.module.css'
import { stopKey, YEAR_STOP } from './point-walk.ts'
import { StopLink } from './StopLink.tsx'
import { UnthemedChoice } from './UnthemedChoice.tsx'
import type { PointWalk } from './use-point-walk.ts'
import { WordingPoints } from './WordingPoints.tsx'

type Props = {
  readonly points: OpenPoints
  readonly entryOf: (id: string) => Entry | undefined
  readonly themeOf: (entry: string) => ThemeMark | null
  readonly isLocked: boolean
  readonly unthemed: Unthemed
  /** Where the title and the day are changed. */
  readonly setupHref: string
  readonly onUnthemed: (choice: Unthemed) => void
  readonly walk: PointWalk
  readonly actions: DeskActions
}

/** What is still to be settled, each a link to its entry; and what was taken off the paper, with the way back. */
export const OpenPointsPanel = memo(function OpenPointsPanel({
  points,
  themeOf,
  entryOf,
  isLocked,
  walk,
  actions,
  ...rest
}: Props) {
  const text = useMessages(messages)
  const { noTheme, statuses } = useMessages(words)
  const years = points.otherYear === null ? [] : [points.otherYear]
  const isCurrent = (kind: string) => (entry: Entry) => walk.current === stopKey(kind, entry.id)
  const link = (kind: string) => (entry: Entry) => (
    <StopLink key={entry.id} kind={kind} entry={entry} walk={walk} mark={themeOf(entry.id)} />
  )
  const takenOff = (entry: Entry) => (
    <li key={entry.id}>
      <span className={styles.left}>{entry.text}</span>
      {!isLocked && (
        <Button small onPress={() => actions.restore(entry.id)}>
          {text.restore}
        </Button>
      )}
    </li>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go from one of its links to the next
    <section className={styles.panelPart} id="open-points" tabIndex={-1} onKeyDown={stepThrough}>
      <h2>
        {text.open}
        <span className={styles.total}>{text.items(points.count)}</span>
      </h2>
      <p className={styles.keys}>{text.walkKeys}</p>
      <Issue icon="warning" label={text.fiscalYear} items={years} isQuiet>
        {year => (
          <li key={year.named}>
            <a
              className={styles.link}
              data-stop={YEAR_STOP}
              aria-current={walk.current === YEAR_STOP}
              href={rest.setupHref}
            >
              {text.otherYear(year)}
            </a>
          </li>
        )}
      </Issue>
      <Issue icon="warning" label={noTheme} items={points.withoutTheme} isCurrent={isCurrent('theme')}>
        {link('theme')}
      </Issue>
      <UnthemedChoice value={rest.unthemed} isLocked={isLocked} onChange={rest.onUnthemed} />
      <DuplicatePoints
        pairs={points.duplicates}
        entryOf={entryOf}
        isLocked={isLocked}
        walk={walk}
        actions={actions}
      />
      <WordingPoints points={points.wording} walk={walk} />
      <Issue icon="warning" label={statuses.draft} items={points.unconfirmed} isCurrent={isCurrent('draft')}>
        {link('draft')}
      </Issue>
      <Issue icon="hide" label={text.hidden} items={points.hidden} isCurrent={isCurrent('hidden')} isQuiet>
        {entry => (
          <StopLink key={entry.id} kind="hidden" entry={entry} walk={walk} mark={themeOf(entry.id)}>
            {!isLocked && (
              <Button small onPress={() => actions.showToRoom(entry.id)}>
                {text.show}
              </Button>
            )}
          </StopLink>
        )}
      </Issue>
      <Issue icon="warning" label={text.empty} items={points.empty} isCurrent={isCurrent('empty')} isQuiet>
        {entry => (
          <StopLink
            key={entry.id}
            kind="empty"
            entry={entry}
            walk={walk}
            label={`${clockMinute(entry.at)} ${entry.recorder}`}
          >
            {!isLocked && (
              <Button small onPress={() => actions.removeEmpty(entry.id)}>
                {text.remove}
              </Button>
            )}
          </StopLink>
        )}
      </Issue>
      <Issue icon="eyeOff" label={text.omitted} items={points.omitted} isQuiet>
        {takenOff}
      </Issue>
      <Issue icon="merge" label={text.mergedAway} items={points.merged} isQuiet>
        {takenOff}
      </Issue>
    </section>
  )
})

/** Up and down go from link to link. */
function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')]
  const at = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1
  if (step === 0 || at < 0 || event.altKey) return
  event.preventDefault()
  stops[at + step]?.focus()
}
