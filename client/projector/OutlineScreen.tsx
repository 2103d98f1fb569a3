import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import type { RoomOutline } from '../../shared/outline/round.ts'
import { useMessages } from '../i18n/language.ts'
import { meetingName } from '../ui/meeting-name.ts'
import { useTextMetrics } from '../ui/use-text-metrics.ts'
import { columnsFor } from './columns.ts'
import { keysOnPage, type Layout } from './layout.ts'
import { MeasuredSamples } from './MeasuredSamples.tsx'
import { messages } from './messages.ts'
import { NewEntryNews } from './NewEntryNews.tsx'
import { OutlinePage } from './OutlinePage.tsx'
import { ProjectorFoot } from './ProjectorFoot.tsx'
import { ProjectorHeader } from './ProjectorHeader.tsx'
import styles from './page.module.css'
import type { Page } from './paginate.ts'
import { usePhraseBreaker } from './phrase-breaker.ts'
import type { RoomPages } from './room-pages.ts'
import { ScreenControls } from './ScreenControls.tsx'
import type { Scene } from './scene.ts'
import screen from './screen.module.css'
import { useNewEntries } from './use-new-entries.ts'
import { usePageTurner } from './use-page-turner.ts'
import { GROUP_GAP, usePages } from './use-pages.ts'
import { type ProjectorKeys, useProjectorKeys } from './use-projector-keys.ts'

export type OnPages = (pages: RoomPages) => void
type Props = {
  readonly outline: RoomOutline
  readonly aheadMs: number
  /** Told which page is shown, whenever that changes. */
  readonly onPages: OnPages | undefined
  readonly scene: Extract<Scene, { kind: 'pages' }>
  /** Changes when a key or the lead shows something else. */
  readonly subject: string
  readonly scale: number
  readonly paused: boolean
  readonly lostSinceMs: number | null
  readonly keys: Omit<ProjectorKeys, 'onTurn'>
}

/** The outline on whole pages, which turn; nothing scrolls. */
export function OutlineScreen(props: Props) {
  const { outline, aheadMs, onPages, scene, subject, scale, paused, lostSinceMs, keys } = props
  const text = useMessages(messages)
  const shape = scene.layout
  const columns = shape === 'theme' ? 1 : columnsFor(window.innerWidth, window.innerHeight, scale)
  const { toShow, frameRef, measureRef, samples } = usePages({
    groups: scene.groups,
    shape,
    columns,
    metrics: `${shape}/${columns}/${useMetrics(scale)}`,
    subject,
    round: outline.round,
    paused,
  })
  const marked = useNewEntries(outline)
  const newIds = useMemo(() => new Set(marked.map(({ id }) => id)), [marked])
  const newest = marked.at(-1)?.id ?? null
  const { layout, page, turns, turn, rejoin } = usePageTurner(toShow, aheadMs)
  const anchors = useMemo(() => layout.pages.map((_, at) => keysOnPage(layout, at)[0] ?? ''), [layout])
  useEffect(() => onPages?.({ page, anchors }), [onPages, page, anchors])
  const handleReset = () => {
    keys.onReset()
    rejoin()
  }
  useProjectorKeys({ ...keys, onReset: handleReset, onTurn: turn })
  const shown = layout.pages[page]
  const leaving = useLeaving({ turns, page: shown, layout })
  return (
    <div
      className={screen.screen}
      data-layout={shape}
      style={{ '--k': scale, '--columns': columns, '--group-gap': GROUP_GAP } as CSSProperties}
    >
      <ProjectorHeader
        title={meetingName(outline.title)}
        agenda={outline.agenda}
        item={scene.item}
        lostSinceMs={lostSinceMs}
        paused={paused}
      />
      <main className={styles.frame}>
        <div className={styles.pages} ref={frameRef}>
          {leaving?.page && (
            <OutlinePage
              key={leaving.turns}
              page={leaving.page}
              layout={leaving.layout}
              newIds={newIds}
              isLeaving
            />
          )}
          {shown && <OutlinePage key={turns} page={shown} layout={layout} newIds={newIds} />}
          {layout.pages.length === 0 && <p className={styles.nothing}>{text.none}</p>}
          <MeasuredSamples measureRef={measureRef} samples={samples} shape={shape} />
        </div>
      </main>
      <NewEntryNews newest={newest} groups={scene.groups} />
      <ProjectorFoot
        rail={scene.rail}
        shown={themesOn(shown ?? [], layout.groups)}
        page={page}
        pages={layout.pages.length}
      />
      <ScreenControls keys={keys} turning={{ onTurn: turn, paused, pages: layout.pages.length }} />
    </div>
  )
}

/** Changes when heights that were measured no longer hold. */
function useMetrics(scale: number): string {
  const { none } = useMessages(messages)
  const breaksPhrases = usePhraseBreaker() !== null
  return `${useTextMetrics()}/${scale}/${none}/${breaksPhrases}`
}

function themesOn(
  page: readonly (readonly { group: number }[])[],
  groups: Props['scene']['groups'],
): ReadonlySet<string> {
  return new Set(page.flat().flatMap(piece => groups[piece.group]?.mark?.id ?? []))
}

/** Longer than any fade, and independent of it: without motion there is none that could end. */
const FADED_AFTER_MS = 600

type Shown = { readonly turns: number; readonly page: Page | undefined; readonly layout: Layout }

/** The page that was shown before this one, as it was, for as long as the cross-fade may take. */
function useLeaving(shown: Shown): Shown | null {
  const [trail, setTrail] = useState<{ shown: Shown; before: Shown | null }>({ shown, before: null })
  const { turns, page, layout } = trail.shown
  if (turns !== shown.turns) setTrail({ shown, before: trail.shown })
  else if (page !== shown.page || layout !== shown.layout) setTrail({ shown, before: trail.before })
  const { before } = trail
  useEffect(() => {
    if (before === null) return
    const timer = setTimeout(() => setTrail(now => ({ ...now, before: null })), FADED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [before])
  return before
}
