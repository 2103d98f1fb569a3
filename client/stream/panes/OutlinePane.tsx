import { memo, useEffect, useMemo, useRef } from 'react'
import type { OutlineEntry, ThemeMark } from '../../../shared/outline/outline.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { ThemeSquare } from '../../ui/ThemeSquare.tsx'
import { streamMessages } from '../stream-messages.ts'
import type { ShownGroup } from '../stream-view.ts'
import styles from './panes.module.css'
import { useNewIds } from './use-new-ids.ts'

/** A theme shows its latest entries; the rest is a number. */
const SHOWN_PER_THEME = 3

type Props = {
  readonly groups: readonly ShownGroup[]
  /** 議事５, or '' while there is no current item. */
  readonly itemName: string
  readonly onFold: () => void
}

/** The live outline of the current agenda item. */
export const OutlinePane = memo(function OutlinePane({ groups, itemName, onFold }: Props) {
  const text = useMessages(streamMessages)
  const count = groups.reduce((sum, group) => sum + group.entries.length, 0)
  const lists = useMemo(() => groups.map(group => group.entries), [groups])
  const newIds = useNewIds(lists)
  return (
    <>
      <div className={styles.heading}>
        {text.outline}
        <span className={styles.nearHint}>
          {itemName}　{text.items(count)}
        </span>
        <Button small look="quiet" icon="pane" aria-label={text.fold} onPress={onFold} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable, or the keyboard cannot scroll it */}
      <section className={styles.scroll} data-region="outline" tabIndex={0} aria-label={text.outline}>
        {groups.map(({ theme, entries }) => (
          <Group key={theme?.id ?? 'none'} theme={theme} entries={entries} newIds={newIds} />
        ))}
      </section>
    </>
  )
})

type GroupProps = {
  readonly theme: ThemeMark | null
  readonly entries: readonly OutlineEntry[]
  readonly newIds: ReadonlySet<string>
}

const Group = memo(function Group({ theme, entries, newIds }: GroupProps) {
  const text = useMessages(streamMessages)
  const hidden = Math.max(0, entries.length - SHOWN_PER_THEME)
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>
        <ThemeSquare mark={theme} />
        <span>{theme?.label ?? text.themeless}</span>
        <span className={styles.groupCount}>{entries.length}</span>
      </h3>
      {hidden > 0 && <p className={styles.more}>{text.more(hidden)}</p>}
      <ul>
        {entries.slice(hidden).map(entry => (
          <Line key={entry.id} entry={entry} isNew={newIds.has(entry.id)} />
        ))}
      </ul>
    </section>
  )
})

function Line({ entry, isNew }: { entry: OutlineEntry; isNew: boolean }) {
  const text = useMessages(streamMessages)
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    const pane = line.current?.parentElement?.closest('[data-region]')
    if (isNew && pane && !pane.matches(':hover, :focus-within'))
      line.current?.scrollIntoView({ block: 'nearest' })
  }, [isNew])
  return (
    <li className={styles.entry} data-new={isNew ? '' : undefined} ref={line}>
      {isNew && <span className={styles.spoken}>{`${text.newMark}　`}</span>}
      {entry.text}
    </li>
  )
}
