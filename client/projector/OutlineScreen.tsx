import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import type { OutlineItem } from '../../shared/outline/outline.ts'
import type { RoomOutline } from '../../shared/outline/round.ts'
import { useMessages } from '../i18n/language.ts'
import { meetingName } from '../ui/meeting-name.ts'
import { useTextMetrics } from '../ui/use-text-metrics.ts'
import { MeasuredSamples } from './MeasuredSamples.tsx'
import { messages } from './messages.ts'
import { NewEntryNews } from './NewEntryNews.tsx'
import { OutlinePage } from './OutlinePage.tsx'
import { ProjectorFoot } from './ProjectorFoot.tsx'
import { ProjectorHeader } from './ProjectorHeader.tsx'
import type { Page } from './paginate.ts'
import styles from './projector.module.css'
import type { RoomPages } from './room-pages.ts'
import type { Scene } from './scene.ts'
import { useNewEntries } from './use-new-entries.ts'
import { usePageTurner } from './use-page-turner.ts'
import { GROUP_GAP, type Layout, usePages } from './use-pages.ts'
import { type ProjectorKeys, useProjectorKeys } from './use-projector-keys.ts'

export type OnPages = (pages: RoomPages) => void
type Props = {
  readonly outline: RoomOutline
  readonly aheadMs: number
  /** Told which page is shown, whenever that changes. */
  readonly onPages: OnPages | undefined
  readonly scene: Extract<Scene, { kind: 'pages' }>
  readonly scale: number
  readonly paused: boolean
  readonly lostSinceMs: number | null
  readonly keys: Omit<ProjectorKeys, 'onTurn'>
}

/** Larger text needs longer lines: from this size on there are two columns instead of three. */
const TWO_COLUMNS_FROM = 1.25

/** The outline on whole pages, which turn; nothing scrolls. */
export function OutlineScreen({ outline, aheadMs, onPages, scene, scale, paused, lostSinceMs, keys }: Props) {
  const text = useMessages(messages)
  const columns = scene.layout === 'theme' ? 1 : scale >= TWO_COLUMNS_FROM ? 2 : 3
  const metrics = `${useTextMetrics()}/${scale}/${text.none}`
  const { layout, frameRef, measureRef, samples } = usePages({
    groups: scene.groups,
    shape: scene.layout,
    columns,
    metrics,
  })
  const marked = useNewEntries(outline)
  const newIds = useMemo(() => new Set(marked.map(({ id }) => id)), [marked])
  const subject = subjectOf(scene)
  const newest = marked.at(-1)?.id ?? null
  const { page, pages, turn, rejoin } = usePageTurner({
    layout,
    subject,
    round: outline.round,
    aheadMs,
    paused,
  })
  useEffect(() => onPages?.({ page, anchors: pages.map(ids => ids[0] ?? '') }), [onPages, page, pages])
  const handleReset = () => {
    keys.onReset()
    rejoin()
  }
  useProjectorKeys({ ...keys, onReset: handleReset, onTurn: turn })
  const shown = layout.pages[page]
  const [leaving, forget] = useLeaving({ key: `${subject}/${page}`, page: shown, layout })
  const isEmpty = layout.pages.length === 0
  return (
    <div
      className={styles.screen}
      data-layout={scene.layout}
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
              key={`leaving ${leaving.key}`}
              page={leaving.page}
              layout={leaving.layout}
              newIds={newIds}
              onLeft={forget}
            />
          )}
          {shown && <OutlinePage key={`${subject}/${page}`} page={shown} layout={layout} newIds={newIds} />}
          {isEmpty && <p className={styles.nothing}>{text.none}</p>}
          <MeasuredSamples measureRef={measureRef} samples={samples} />
        </div>
      </main>
      <NewEntryNews newest={newest} groups={scene.groups} />
      <ProjectorFoot
        rail={scene.rail}
        shown={themesOn(shown ?? [], layout.groups)}
        page={page}
        pages={layout.pages.length}
      />
    </div>
  )
}

function subjectOf({ layout, item, groups }: Props['scene']): string {
  const about: OutlineItem['id'] = layout === 'theme' ? (groups[0]?.id ?? null) : (item?.id ?? null)
  return `${layout} ${item?.id ?? ''} ${about ?? ''}`
}

function themesOn(
  page: readonly (readonly { group: number }[])[],
  groups: Props['scene']['groups'],
): ReadonlySet<string> {
  return new Set(page.flat().flatMap(piece => groups[piece.group]?.mark?.id ?? []))
}

type Shown = { readonly key: string; readonly page: Page | undefined; readonly layout: Layout }

/** The page that was shown before this one, as it was, for the cross-fade; and how to forget it. */
function useLeaving(shown: Shown): readonly [Shown | null, forget: () => void] {
  const [trail, setTrail] = useState<{ shown: Shown; before: Shown | null }>({ shown, before: null })
  const { key, page, layout } = trail.shown
  if (key !== shown.key) setTrail({ shown, before: trail.shown })
  else if (page !== shown.page || layout !== shown.layout) setTrail({ shown, before: trail.before })
  return [trail.before, () => setTrail(now => ({ ...now, before: null }))]
}
