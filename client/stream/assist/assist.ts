import { duplicateFor, pairsFor, suggestionFor, type WritingPlace } from '../../../shared/assist/hints.ts'
import type { MeetingMemory } from '../../../shared/assist/meeting-memory.ts'
import type { Pair } from '../../../shared/assist/pairs.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { createSource, type Observable } from '../../sync/observable.ts'
import { whenIdle } from '../../sync/when-idle.ts'
import type { AssistKeys } from '../editor/assist-keys.ts'
import type { StreamEditor } from '../editor/stream-editor.ts'
import type { Colleague } from '../people.ts'
import type { Apart } from './apart.ts'
import { type Assist, type Done, type Hints, NOTHING } from './hints-shown.ts'
import { createSuggestionMark } from './mark-rows.ts'
import { keepRowWords, type MarkWords } from './row-words.ts'
import { takeIn } from './take-in.ts'
import { watchWriting } from './watch-writing.ts'

/** What a key has done is said for this long. */
const SAID_MS = 6_000

type Parts = {
  readonly editor: StreamEditor
  readonly memory: MeetingMemory
  readonly apart: Apart
  readonly recorder: string
  readonly words: MarkWords
  readonly colleagues: Observable<readonly Colleague[]>
  /** The meeting to begin with. */
  readonly meeting: Meeting
}

/** Helps one recorder: suggests themes and points out similar entries in pauses of typing, and acts on their keys. */
export function createAssist(parts: Parts): Assist {
  const { editor, memory, apart, words, colleagues } = parts
  const markRows = keepRowWords(editor.markRow, memory, apart, words)
  const markSuggestion = createSuggestionMark(editor.rowOf)
  let isClosed = false
  const hints = createSource(NOTHING, areSame)
  const show = () => {
    const isQuiet =
      !writing.isResting() || !source.isKnown() || editor.trigger.get() !== null || !editor.isEditable()
    const now = isQuiet ? NOTHING : hintsNow(parts, source.meeting(), writing.place())
    hints.set({ ...now, done: done.get() })
    markSuggestion(now.suggestion)
  }
  const mark = () => {
    if (isClosed) return
    markRows()
    show()
  }
  const done = createDone()
  const source = takeIn(memory, parts.meeting, whenIdle(mark))
  const showSoon = whenIdle(() => {
    if (!isClosed) show()
  })
  const writing = watchWriting(editor, () => {
    if (writing.isResting() || done.get() === null) show()
    else done.say(null)
  })
  const keys = assistKeys(editor, hints, done.say, pair => {
    apart.add(pair)
    markRows(pair)
  })
  const click = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('[data-suggested]') === null) return
    event.preventDefault()
    keys.accept()
  }
  editor.setAssist(keys)
  editor.dom.addEventListener('mousedown', click)
  const stops = [editor.trigger.subscribe(show), colleagues.subscribe(showSoon), done.subscribe(mark)]
  return {
    hints,
    keys,
    follow: source.follow,
    close: () => {
      isClosed = true
      for (const stop of stops) stop()
      source.close()
      done.close()
      writing.close()
      editor.dom.removeEventListener('mousedown', click)
      editor.setAssist(null)
    },
  }
}

/** What a key has done, forgotten after a while. */
function createDone() {
  const done = createSource<Done | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = (next: Done | null) => {
    clearTimeout(timer)
    if (next !== null) timer = setTimeout(() => done.set(null), SAID_MS)
    done.set(next)
  }
  return { ...done, say, close: () => clearTimeout(timer) }
}

function hintsNow(parts: Parts, meeting: Meeting, place: WritingPlace): Hints {
  const { memory, apart, colleagues, recorder } = parts
  const pairs = atRest(pairsFor(memory, apart.keys(), place, recorder), colleagues.get())
  return {
    suggestion: suggestionFor(meeting, memory, place),
    duplicate: duplicateFor(meeting, pairs, place, recorder),
    done: null,
  }
}

/** Without those in which a colleague is typing: what they are about to say is not known yet. */
function atRest(pairs: readonly Pair[], colleagues: readonly Colleague[]): readonly Pair[] {
  const busy = new Set(colleagues.flatMap(({ typing, entry }) => (typing && entry !== null ? [entry] : [])))
  return pairs.filter(pair => !pair.some(id => busy.has(id)))
}

/** Each key acts on what is shown at this moment, and on nothing else. */
function assistKeys(
  editor: StreamEditor,
  hints: Observable<Hints>,
  say: (done: Done) => void,
  keepApart: (pair: Pair) => void,
): AssistKeys {
  return {
    accept: () => {
      const { suggestion } = hints.get()
      if (suggestion === null) return false
      editor.assign(suggestion.entry, 'theme', suggestion.theme.id)
      say({ kind: 'tagged', label: suggestion.theme.label })
      return true
    },
    merge: () => {
      const { duplicate } = hints.get()
      if (duplicate === null) return false
      editor.assign(duplicate.merged.id, 'mergedInto', duplicate.kept.id)
      say({ kind: 'merged' })
      return true
    },
    keepApart: () => {
      const { duplicate } = hints.get()
      if (duplicate === null) return false
      keepApart(duplicate.pair)
      say({ kind: 'apart' })
      return true
    },
  }
}

function areSame(a: Hints, b: Hints): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
