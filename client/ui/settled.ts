import { createSource, type Observable } from '../sync/observable.ts'
import type { SaveState } from '../sync/save-state.ts'
import { whenIdle } from '../sync/when-idle.ts'

/** 'Saved' is shown once it has held this long: between two keystrokes the bar does not flicker. */
const SETTLE_MS = 600

/**
 * The state to show: never a better one than was true a frame ago, and 'saved' a moment late. While one types it stays 'saving';
 * its count and its time follow after what was typed has been painted, a few times a second.
 */
export function settled(save: Observable<SaveState>): Observable<SaveState> {
  const shown = createSource(save.get())
  let holding: ReturnType<typeof setTimeout> | undefined
  const show = () => shown.set(save.get())
  const follow = (showSaving: () => void) => {
    const [before, now] = [shown.get().kind, save.get().kind]
    if (before === 'saving' && now === 'saved') {
      holding ??= setTimeout(show, SETTLE_MS)
      return
    }
    clearTimeout(holding)
    holding = undefined
    if (before === 'saving' && now === 'saving') showSaving()
    else show()
  }
  const showSoon = whenIdle(() => follow(show))
  const changed = () => follow(showSoon)
  return {
    get: shown.get,
    subscribe: listener => {
      const stops = [shown.subscribe(listener), save.subscribe(changed)]
      changed()
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
