import { buildIfStale } from '../../tools/build-if-stale.ts'

/** Vitest's global set-up: the pages that the browser tests open are those of the present sources. */
export function setup(): void {
  buildIfStale()
}
