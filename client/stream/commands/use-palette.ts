import { useEffect, useState } from 'react'

/** What the palette chooses from: every command, or those of one attribute of the entry. */
export type PaletteScope = 'all' | 'theme' | 'speaker' | 'kind' | 'agenda'

export type Palette = {
  readonly open: PaletteScope | 'keys' | null
  readonly show: (what: PaletteScope | 'keys') => void
  readonly close: () => void
}

/** Opens the palette with Ctrl+K, with Alt+A for agenda items, and the list of keys with `?` outside of text. */
export function usePalette(): Palette {
  const [open, setOpen] = useState<Palette['open']>(null)
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      const wanted = openedBy(event)
      if (
        wanted === null ||
        event.isComposing ||
        document.querySelector('dialog, [role=dialog], [role=alertdialog]')
      )
        return
      event.preventDefault()
      setOpen(wanted)
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
  return { open, show: setOpen, close: () => setOpen(null) }
}

/** Letters go by their place on the keyboard, so that every input source works. */
function openedBy(event: KeyboardEvent): Palette['open'] {
  const isCommand = event.ctrlKey || event.metaKey
  if (event.code === 'KeyK' && isCommand && !event.altKey && !event.shiftKey) return 'all'
  if (event.code === 'KeyA' && event.altKey && !isCommand && !event.shiftKey) return 'agenda'
  return (event.key === '?' || event.key === '？') && !isText(event.target) ? 'keys' : null
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[contenteditable=true], input, textarea, select') !== null
  )
}
