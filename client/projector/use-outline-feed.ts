import { useEffect, useState, useSyncExternalStore } from 'react'
import { whenIdle } from '../sync/when-idle.ts'
import { createOutlineSource, type OutlineFeed, type OutlineSourcePorts } from './outline-source.ts'

/** A window that is being resized is a screen of its new size once it has rested for so long. */
const RESIZED_AFTER_MS = 500
/** A preview can wait longer than what belongs to the text. */
const PREVIEW = { apartMs: 250, atLatestMs: 1_000 }

/** The live outline of a meeting for a screen of the room, which tells the server its size. */
export function useOutlineFeed(meeting: string): OutlineFeed {
  const [source] = useState(() => createOutlineSource(portsOf(meeting, () => `?screen=${sizeOfScreen()}`)))
  useEffect(() => {
    let size = sizeOfScreen()
    let timer: ReturnType<typeof setTimeout> | undefined
    const handleResize = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (size !== sizeOfScreen()) source.renew()
        size = sizeOfScreen()
      }, RESIZED_AFTER_MS)
    }
    window.addEventListener('resize', handleResize)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('resize', handleResize)
    }
  }, [source])
  return useSyncExternalStore(source.subscribe, source.get)
}

/** The same for a preview beside which somebody types: it waits until the page has nothing better to do. */
export function usePreviewFeed(meeting: string): OutlineFeed {
  const [source] = useState(() => {
    const { subscribe, get } = createOutlineSource(portsOf(meeting, () => ''))
    return { get, subscribe: (listener: () => void) => subscribe(whenIdle(listener, PREVIEW)) }
  })
  return useSyncExternalStore(source.subscribe, source.get)
}

function sizeOfScreen(): string {
  return `${window.innerWidth}x${window.innerHeight}`
}

function portsOf(meeting: string, query: () => string): OutlineSourcePorts {
  const address = `/api/meetings/${encodeURIComponent(meeting)}/outline`
  return {
    open: () => new EventSource(`${address}/stream${query()}`),
    status: () =>
      fetch(address, { cache: 'no-store' }).then(
        response => response.status,
        () => null,
      ),
    nowMs: () => Date.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
  }
}
