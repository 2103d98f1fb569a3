import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { OpenPoints } from '../../shared/summary/open-points.ts'
import { nextStop, type Stop, stopsOf } from './point-walk.ts'

export type PointWalk = {
  /** The open point that was gone to last. */
  readonly current: string | null
  readonly visit: (stop: Stop) => void
  /** False when nothing is open. */
  readonly go: (step: 1 | -1) => boolean
}

/** The walk through the open points, forwards and backwards. What it can do stays the same as long as the page is open. */
export function usePointWalk(points: OpenPoints, goTo: (entry: string) => void): PointWalk {
  const [current, setCurrent] = useState<string | null>(null)
  const last = useRef<{ readonly key: string; readonly index: number } | null>(null)
  const latest = useRef(points)
  useEffect(() => {
    latest.current = points
  })
  const steps = useMemo(() => {
    const visitAmong = (stops: readonly Stop[], stop: Stop) => {
      last.current = { key: stop.key, index: stops.findIndex(each => each.key === stop.key) }
      if (stop.isPrinted) {
        setCurrent(stop.key)
        goTo(stop.entry)
        return
      }
      flushSync(() => setCurrent(stop.key))
      document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stop.key)}"]`)?.focus()
    }
    return {
      visit: (stop: Stop) => visitAmong(stopsOf(latest.current), stop),
      go: (step: 1 | -1) => {
        const stops = stopsOf(latest.current)
        const next = nextStop(stops, last.current, step)
        if (next !== null) visitAmong(stops, next.stop)
        return next !== null
      },
    }
  }, [goTo])
  return useMemo(() => ({ current, ...steps }), [current, steps])
}
