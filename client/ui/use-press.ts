import { type KeyboardEvent, type MouseEvent, useRef } from 'react'

/** What pressed a button. A screen reader's click counts as a key. */
export type PressedBy = 'key' | 'pointer'

type Handlers = {
  readonly onClick: (event: MouseEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onKeyUp: (event: KeyboardEvent) => void
  readonly onBlur: () => void
}

const KEYS: ReadonlySet<string> = new Set(['Enter', ' '])

/**
 * Pressing a button of the browser's own as react-aria's buttons are pressed: by a key once it is let go, of which nothing
 * else on the page hears. Its dialogs and menus take the browser's click for a key for one of a screen reader, and then
 * move the focus too late.
 */
export function usePress(onPress: (by: PressedBy) => void): Handlers {
  const isHeld = useRef(false)
  return {
    onClick: ({ detail }) => onPress(detail === 0 ? 'key' : 'pointer'),
    onKeyDown: event => {
      if (!KEYS.has(event.key)) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) isHeld.current = true
    },
    onKeyUp: event => {
      if (!KEYS.has(event.key)) return
      event.preventDefault()
      if (isHeld.current) onPress('key')
      isHeld.current = false
    },
    onBlur: () => {
      isHeld.current = false
    },
  }
}
