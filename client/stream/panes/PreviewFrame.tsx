import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/language.ts'
import { parsePages, type RoomPages } from '../../projector/room-pages.ts'
import { pathOf } from '../../route.ts'
import type { Screens } from '../use-screens.ts'
import styles from './preview.module.css'
import { projectorMessages } from './projector-messages.ts'

/** What a room has that has not said anything yet. */
const USUAL = { width: 1920, height: 1080 } as const

type Props = {
  readonly meeting: string
  readonly screens: Screens | null
  readonly onPages: (pages: RoomPages) => void
}

/** The room's page itself in the shape of the room's first screen, small; not to be pressed, focused or read out. */
export function PreviewFrame({ meeting, screens, onPages }: Props) {
  const { desk } = useMessages(projectorMessages)
  const frame = useRef<HTMLIFrameElement>(null)
  const [box, width] = useWidth()
  const screen = screens?.[0] ?? USUAL
  useEffect(() => {
    const handleMessage = (event: MessageEvent<unknown>) => {
      const pages = event.source === frame.current?.contentWindow ? parsePages(event) : null
      if (pages !== null) onPages(pages)
    }
    window.addEventListener('message', handleMessage)
    return () => window.removeEventListener('message', handleMessage)
  }, [onPages])
  return (
    <div
      className={styles.preview}
      ref={box}
      inert
      aria-hidden="true"
      style={{ aspectRatio: `${screen.width} / ${screen.height}` }}
    >
      <iframe
        ref={frame}
        src={pathOf({ kind: 'preview', meeting })}
        title={desk}
        tabIndex={-1}
        style={{ ...screen, scale: width / screen.width }}
      />
    </div>
  )
}

/** An element's inner width, as it changes. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, width] as const
}
