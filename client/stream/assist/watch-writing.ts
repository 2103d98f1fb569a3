import type { WritingPlace } from '../../../shared/assist/hints.ts'
import type { StreamEditor } from '../editor/stream-editor.ts'

/** Hints wait for a pause of this length, and go with the next character. */
const PAUSE_MS = 1_000

export type WritingWatch = {
  readonly place: () => WritingPlace
  /** True from a pause on until something is typed; never while the input method composes. */
  readonly isResting: () => boolean
  readonly close: () => void
}

type Watched = Pick<StreamEditor, 'dom' | 'current'>

/** Follows where its user writes. `onChange` runs when a pause begins and when it ends. */
export function watchWriting({ dom, current }: Watched, onChange: () => void): WritingWatch {
  const settled = new Set<string>()
  let before = current.get()
  let typedIn: string | null = null
  let isComposing = false
  let isResting = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const rest = () => {
    isResting = !isComposing
    onChange()
  }
  const stir = () => {
    clearTimeout(timer)
    if (!isComposing) timer = setTimeout(rest, PAUSE_MS)
    if (!isResting) return
    isResting = false
    onChange()
  }
  const typed = () => {
    typedIn = current.get()?.id ?? null
    stir()
  }
  const compose = ({ type }: Event) => {
    isComposing = type === 'compositionstart'
    typed()
  }
  const stop = current.subscribe(() => {
    const now = current.get()
    if (now !== null && now.id === before?.id) settled.add(now.id)
    else typedIn = null
    before = now
    stir()
  })
  dom.addEventListener('input', typed)
  dom.addEventListener('paste', typed)
  dom.addEventListener('compositionstart', compose)
  dom.addEventListener('compositionend', compose)
  stir()
  return {
    isResting: () => isResting,
    place: () => {
      const entry = current.get()?.id ?? null
      return {
        entry,
        wasTyped: entry !== null && typedIn === entry,
        isSettled: entry !== null && settled.has(entry),
      }
    },
    close: () => {
      clearTimeout(timer)
      stop()
      dom.removeEventListener('input', typed)
      dom.removeEventListener('paste', typed)
      dom.removeEventListener('compositionstart', compose)
      dom.removeEventListener('compositionend', compose)
    },
  }
}
