import type { Guard, Removal } from './editor/guard.ts'
import type { Colleague } from './people.ts'

/** A question that nobody answers is forgotten after this long. */
const ASKING_MS = 8_000

/** What the line of hints asks: whose carets stand where something is about to be taken away. */
export type RemovalQuestion = {
  readonly act: Removal['act']
  readonly names: readonly string[]
  readonly confirm: () => void
  readonly cancel: () => void
}

/** Guards colleagues' lines: nobody's line goes from under their caret by one slip of a key. */
export function createRemovalGuard(
  colleagues: () => readonly Pick<Colleague, 'entry' | 'user'>[],
  onQuestion: (question: RemovalQuestion | null) => void,
): Guard {
  let asked: Removal | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let pressed = { key: '', isHeld: false }
  const withdraw = () => {
    if (asked === null) return false
    clearTimeout(timer)
    asked = null
    onQuestion(null)
    return true
  }
  const namesIn = (entries: readonly string[]) => {
    const present = colleagues().filter(({ entry }) => entry !== null && entries.includes(entry))
    return [...new Set(present.map(({ user }) => user.name))]
  }
  return {
    withdraw,
    pressed: (key, isHeld) => {
      pressed = { key, isHeld }
      if (asked?.key !== key) withdraw()
    },
    isOccupied: entries => namesIn(entries).length > 0,
    mayRemove: removal => {
      const names = namesIn(removal.entries)
      const isAnswer = asked !== null && isSame(asked, removal)
      if (isAnswer && pressed.isHeld && pressed.key === removal.key) return false
      if (names.length === 0 || isAnswer) {
        withdraw()
        return true
      }
      clearTimeout(timer)
      asked = removal
      const confirm = () => {
        pressed = { key: '', isHeld: false }
        removal.again()
      }
      onQuestion({ act: removal.act, names, confirm, cancel: withdraw })
      timer = setTimeout(withdraw, ASKING_MS)
      return false
    },
  }
}

function isSame(a: Removal, b: Removal): boolean {
  return a.key === b.key && a.entries.join(' ') === b.entries.join(' ')
}
