import { useEffect } from 'react'

export type ProjectorKeys = {
  readonly onTurn: (step: 1 | -1) => void
  /** A theme's number; 0 is everything in the current item. */
  readonly onFocus: (number: number) => void
  readonly onHide: () => void
  readonly onPause: () => void
  readonly onScale: (step: 1 | -1) => void
  readonly onFullScreen: () => void
  readonly onMode: () => void
  /** Back to what the lead has set. */
  readonly onReset: () => void
}

/** The room's keys, those of a presenter's clicker among them. Letters and digits go by their place on the keyboard, so every input source works. */
export function useProjectorKeys(keys: ProjectorKeys): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (isForButton(event)) return
      const action = actionOf(event, keys)
      if (action === null) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [keys])
}

function actionOf(event: KeyboardEvent, keys: ProjectorKeys): (() => void) | null {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)
  if (digit !== null && !event.shiftKey) return () => keys.onFocus(Number(digit[1]))
  if (event.key === '+' || event.key === ';' || event.key === '=') return () => keys.onScale(1)
  if (event.key === '-') return () => keys.onScale(-1)
  return byCode(event, keys)
}

function byCode(event: KeyboardEvent, keys: ProjectorKeys): (() => void) | null {
  switch (event.code) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
      return () => keys.onTurn(1)
    case 'Space':
      return () => keys.onTurn(event.shiftKey ? -1 : 1)
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return () => keys.onTurn(-1)
    case 'KeyB':
    case 'Period':
      return keys.onHide
    case 'KeyP':
      return keys.onPause
    case 'KeyF':
      return keys.onFullScreen
    case 'KeyD':
      return keys.onMode
    case 'Escape':
      return keys.onReset
    default:
      return null
  }
}

/** A button in focus takes the keys that press it. */
function isForButton({ target, code }: KeyboardEvent): boolean {
  return target instanceof HTMLButtonElement && (code === 'Space' || code === 'Enter')
}
