/** What a key does while a picker is open. */
export type PickerAct =
  | { readonly kind: 'none' }
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'choose' }
  | { readonly kind: 'dismiss' }

export type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** ↑ ↓ go round, Enter chooses, Esc leaves the characters as text. With nothing to choose Enter is the editor's. */
export function pickerKeyAct(event: Key, active: number, count: number): PickerAct {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return { kind: 'none' }
  if (event.key === 'Escape') return { kind: 'dismiss' }
  if (count === 0) return { kind: 'none' }
  switch (event.key) {
    case 'ArrowDown':
      return { kind: 'move', to: (active + 1) % count }
    case 'ArrowUp':
      return { kind: 'move', to: (active + count - 1) % count }
    case 'Enter':
      return { kind: 'choose' }
    default:
      return { kind: 'none' }
  }
}
