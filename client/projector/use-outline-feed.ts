import { useState, useSyncExternalStore } from 'react'
import { createOutlineSource, type OutlineFeed, type OutlineSourcePorts } from './outline-source.ts'

/** The live outline of a meeting, for as long as the component is shown. */
export function useOutlineFeed(meeting: string): OutlineFeed {
  const [source] = useState(() => createOutlineSource(portsOf(meeting)))
  return useSyncExternalStore(source.subscribe, source.get)
}

function portsOf(meeting: string): OutlineSourcePorts {
  const address = `/api/meetings/${encodeURIComponent(meeting)}/outline`
  return {
    open: () => new EventSource(`${address}/stream`),
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
