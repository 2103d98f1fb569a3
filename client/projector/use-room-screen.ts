import { useEffect, useState } from 'react'

const POINTER_RESTS_MS = 2_000
/** A finger does not move on to a button as a pointer does: what it brought up stays for longer. */
const FINGER_RESTS_MS = 6_000
const MINUTE_MS = 60_000

/** The instant, kept to the minute on the wall clock. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), MINUTE_MS - (Date.now() % MINUTE_MS))
    return () => clearTimeout(timer)
  })
  return now
}

/** Keeps the screen from going dark while the page is shown; the lock is lost with the page and asked for again. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let isGone = false
    const acquire = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock.request('screen').then(
        granted => {
          lock = granted
          if (isGone) void granted.release()
        },
        // Refused on low battery or without TLS: the screen then sleeps as its owner has set it.
        () => undefined,
      )
    }
    acquire()
    document.addEventListener('visibilitychange', acquire)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', acquire)
      void lock?.release()
    }
  }, [])
}

/** True while the pointer has rested for two seconds. */
export function usePointerRests(): boolean {
  const [rests, setRests] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const handleMove = ({ pointerType }: PointerEvent) => {
      setRests(false)
      clearTimeout(timer)
      timer = setTimeout(() => setRests(true), pointerType === 'touch' ? FINGER_RESTS_MS : POINTER_RESTS_MS)
    }
    window.addEventListener('pointermove', handleMove)
    window.addEventListener('pointerdown', handleMove)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', handleMove)
      window.removeEventListener('pointerdown', handleMove)
    }
  }, [])
  return rests
}
