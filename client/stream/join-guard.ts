import type { Colleague } from './people.ts'

/** A question that nobody answers is forgotten after this long. */
const ASKING_MS = 4_000

export type JoinGuard = {
  /** False the first time a colleague's caret stands in the entry that would go; true when asked again. */
  readonly mayJoin: (entry: string) => boolean
  readonly forget: () => void
}

/** Guards a colleague's line: Yjs drops what is typed into an entry that somebody else takes away. */
export function createJoinGuard(
  colleagues: () => readonly Pick<Colleague, 'entry' | 'user'>[],
  onQuestion: (name: string | null) => void,
): JoinGuard {
  let asked: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = () => {
    clearTimeout(timer)
    asked = null
    onQuestion(null)
  }
  return {
    forget,
    mayJoin: entry => {
      const colleague = colleagues().find(each => each.entry === entry)
      if (colleague === undefined || asked === entry) {
        forget()
        return true
      }
      asked = entry
      onQuestion(colleague.user.name)
      clearTimeout(timer)
      timer = setTimeout(forget, ASKING_MS)
      return false
    },
  }
}
