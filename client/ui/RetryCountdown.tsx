import { useEffect, useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import { statusMessages } from './status-messages.ts'

/** Counts down to the next attempt to connect. */
export function RetryCountdown({ atMs }: { readonly atMs: number }) {
  const text = useMessages(statusMessages)
  const seconds = useSecondsUntil(atMs)
  return seconds > 0 ? text.retryIn(seconds) : text.retrying
}

function useSecondsUntil(atMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const ticking = setInterval(() => setNowMs(Date.now()), 250)
    return () => clearInterval(ticking)
  }, [])
  return Math.max(0, Math.ceil((atMs - nowMs) / 1000))
}
