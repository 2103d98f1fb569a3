import { useEffect } from 'react'
import { onceIdle } from '../sync/when-idle.ts'
import type { LazyPart } from './LazyPart.tsx'

/** Idle or not, the code comes within so long after the page. */
const WITHIN_MS = 5_000

/** Gets a part's code in an idle moment after the page. Where it does not come now, it is asked for when it is shown. */
export function useFetchedSoon({ fetch }: Pick<LazyPart<never>, 'fetch'>): void {
  useEffect(() => onceIdle(() => void fetch().catch(() => undefined), WITHIN_MS), [fetch])
}
