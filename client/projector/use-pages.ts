import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { readSampleHeights } from '../ui/measured-heights.ts'
import { unitPx } from './columns.ts'
import { layFor, type Measured } from './layout.ts'
import type { ToShow } from './page-turner.ts'
import { type Sample, samplesOf } from './samples.ts'
import type { SceneGroup } from './scene.ts'

/** Space above a group that does not open its column, in projector units; styles take it from `--group-gap`. */
export const GROUP_GAP = 30
/** What a column keeps free at its foot, in CSS pixels: fractions of heights add up. */
const SLACK_PX = 4

type Told = Omit<ToShow, 'lay'>
type Props = Told & {
  readonly groups: readonly SceneGroup[]
  readonly shape: 'columns' | 'theme'
  readonly columns: number
}

export type Pages = {
  /** Null until everything has been measured. */
  readonly toShow: ToShow | null
  /** The element whose inner height is a column's. */
  readonly frameRef: RefObject<HTMLDivElement | null>
  /** The hidden element that holds the samples as columns show them, each with `data-sample`. */
  readonly measureRef: RefObject<HTMLDivElement | null>
  readonly samples: readonly Sample[]
}

/** Measures what is to be laid out on pages; only what was not measured before is drawn for it. */
export function usePages({ groups, shape, columns, metrics, subject, round, paused }: Props): Pages {
  const frameRef = useRef<HTMLDivElement>(null)
  const measureRef = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights hold for one shape and metrics only
  const heights = useMemo(() => new Map<string, number>(), [shape, columns, metrics])
  const [columnHeight, setColumnHeight] = useState(0)
  const [measured, setMeasured] = useState<(Measured & Told) | null>(null)
  const [pass, setPass] = useState(0)
  const samples = samplesOf(groups, heights, columnHeight)
  // biome-ignore lint/correctness/useExhaustiveDependencies: entries that turn out too high are measured in parts, in another pass
  useLayoutEffect(() => {
    readSampleHeights(measureRef.current, heights)
    const height = (frameRef.current?.getBoundingClientRect().height ?? 0) - SLACK_PX
    setColumnHeight(height)
    if (samplesOf(groups, heights, height).length > 0) return setPass(now => now + 1)
    const gap = GROUP_GAP * unitPx(window.innerWidth, window.innerHeight)
    const heightOf = (key: string) => heights.get(key)
    const box = { shape, columns, columnHeight: height, gap }
    setMeasured({ groups, ...box, heightOf, metrics, subject, round, paused })
  }, [groups, shape, columns, heights, metrics, subject, round, paused, pass])
  const toShow = useMemo(() => measured && { ...measured, lay: layFor(measured) }, [measured])
  return { toShow, frameRef, measureRef, samples }
}
