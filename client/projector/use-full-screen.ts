import { useSyncExternalStore } from 'react'

/** Whether the page fills the screen, and whether this browser lets it. */
export function useFullScreen(): { readonly isFull: boolean; readonly isPossible: boolean } {
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null)
  return { isFull, isPossible: document.fullscreenEnabled }
}

/** Fills the screen with the page, or goes back to the window. */
export function toggleFullScreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  // A browser that refuses full screen leaves the window as it is; there is nothing to tell the room.
  change.catch(() => undefined)
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}
