/** Entries that a key is about to take away, or to take text from. */
export type Removal = {
  readonly act: 'join' | 'remove'
  /** The key, or what it stands for (`cut`, `paste`); the same one again confirms. */
  readonly key: string
  readonly entries: readonly string[]
  /** Does it once more, as the key would: what the button of the question does. */
  readonly again: () => void
}

/** Asked before entries are taken away: may refuse the first time, as when a colleague's caret stands in one. */
export type Guard = {
  readonly mayRemove: (removal: Removal) => boolean
  readonly isOccupied: (entries: readonly string[]) => boolean
  /** A key is pressed, or held down: a question that is open is withdrawn unless the key answers it. */
  readonly pressed: (key: string, isHeld: boolean) => void
  /** True when a question was open. */
  readonly withdraw: () => boolean
}

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta'])
const CLIPBOARD_KEYS: Readonly<Record<string, string>> = { x: 'cut', v: 'paste' }

/** Tells the guard of a key. True when the key has been dealt with: Esc that withdraws a question. */
export function tellGuard(guard: Guard, event: KeyboardEvent): boolean {
  if (event.key === 'Escape') return guard.withdraw()
  if (!MODIFIERS.has(event.key)) guard.pressed(keyName(event), event.repeat)
  return false
}

function keyName({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): string {
  if (shiftKey && key === 'Delete') return 'cut'
  if (shiftKey && key === 'Insert') return 'paste'
  return (ctrlKey || metaKey ? CLIPBOARD_KEYS[key.toLowerCase()] : undefined) ?? key
}
