import { useEffect } from 'react'
import type { StreamEditor } from './editor/stream-editor.ts'
import { nextRegion } from './next-region.ts'

/** F6 and Shift+F6 go round the page's regions; Esc outside the editor returns to the caret. */
export function useRegions(editor: StreamEditor | null): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      if (event.key === 'F6') {
        event.preventDefault()
        focusRegion(editor, event.shiftKey)
      }
      if (event.key === 'Escape' && isInRegion(document.activeElement)) editor?.focus()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [editor])
}

function focusRegion(editor: StreamEditor | null, isBack: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region], header')]
  const present = regions.map(region => region.dataset.region ?? 'bar')
  const here = regions.find(region => region.contains(document.activeElement))
  const next = nextRegion(present, here ? (here.dataset.region ?? 'bar') : 'editor', isBack)
  if (next === 'editor') {
    editor?.focus()
    return
  }
  const target = regions.find(region => (region.dataset.region ?? 'bar') === next)
  const control = target?.querySelector<HTMLElement>('button, a[href]')
  if (control) control.focus()
  else target?.focus()
}

function isInRegion(element: Element | null): boolean {
  const region = element?.closest('[data-region], header')
  return region instanceof HTMLElement && region.dataset.region !== 'editor'
}
