import {
  type Duplicate,
  duplicateFor,
  openPairs,
  type Suggestion,
  suggestionFor,
} from '../../../shared/assist/hints.ts'
import type { MeetingMemory } from '../../../shared/assist/meeting-memory.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { fatesOf } from '../../../shared/outline/fate.ts'
import { createSource, type Observable } from '../../sync/observable.ts'
import type { AssistKeys } from '../editor/assist-keys.ts'
import type { StreamEditor } from '../editor/stream-editor.ts'
import type { Apart } from './apart.ts'
import { whenIdle } from './idle.ts'
import { type MarkWords, markRows } from './mark-rows.ts'
import { watchWriting } from './watch-writing.ts'

/** So many entries are taken in at a time: a few milliseconds. */
const PORTION = 20
/** What a key has done is said for this long. */
const SAID_MS = 6_000

/** What a key has just done. */
export type Done =
  | { readonly kind: 'tagged'; readonly label: string }
  | { readonly kind: 'merged' }
  | { readonly kind: 'apart' }

/** What the assist line says; nothing while somebody types. */
export type Hints = {
  readonly suggestion: Suggestion | null
  readonly duplicate: Duplicate | null
  readonly done: Done | null
}

export type Assist = {
  readonly hints: Observable<Hints>
  /** The meeting as it is now; taken in when the page is idle. */
  readonly follow: (meeting: Meeting) => void
  readonly close: () => void
}

type Parts = {
  readonly editor: StreamEditor
  readonly memory: MeetingMemory
  readonly apart: Apart
  readonly recorder: string
  readonly words: MarkWords
  /** The meeting to begin with. */
  readonly meeting: Meeting
}

const NOTHING: Hints = { suggestion: null, duplicate: null, done: null }

/** Helps one recorder: suggests themes and points out similar entries in pauses of typing, and acts on their keys. */
export function createAssist({ editor, memory, apart, recorder, words, ...parts }: Parts): Assist {
  const hints = createSource(NOTHING, areSame)
  let { meeting } = parts
  let isKnown = false
  let done: Done | null = null
  let callOff = (): void => undefined
  let saying: ReturnType<typeof setTimeout> | undefined

  const show = () => {
    const pairs = openPairs(memory, apart.keys())
    const place = writing.place()
    const isQuiet = !writing.isResting() || !isKnown || editor.trigger.get() !== null || !editor.isEditable()
    hints.set(
      isQuiet
        ? { ...NOTHING, done }
        : {
            suggestion: suggestionFor(meeting, memory, place),
            duplicate: duplicateFor(meeting, pairs, place, recorder),
            done,
          },
    )
    markRows(editor.dom, { suggestion: hints.get().suggestion, pairs, merged: mergedIn(meeting) }, words)
  }
  const writing = watchWriting(editor, () => {
    if (!writing.isResting()) done = null
    show()
  })
  const takeIn = () => {
    isKnown = memory.follow(meeting, PORTION)
    if (isKnown) show()
    else callOff = whenIdle(takeIn)
  }
  const say = (next: Done) => {
    clearTimeout(saying)
    done = next
    saying = setTimeout(() => {
      done = null
      show()
    }, SAID_MS)
    show()
  }
  const keys = assistKeys(editor, hints, apart, say)
  const click = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('[data-suggested]') === null) return
    event.preventDefault()
    keys.accept()
  }
  editor.setAssist(keys)
  editor.dom.addEventListener('mousedown', click)
  const stop = editor.trigger.subscribe(show)
  return {
    hints,
    follow: next => {
      meeting = next
      callOff()
      callOff = whenIdle(takeIn)
    },
    close: () => {
      stop()
      callOff()
      clearTimeout(saying)
      writing.close()
      editor.dom.removeEventListener('mousedown', click)
      editor.setAssist(null)
    },
  }
}

/** Each key acts on what is shown at this moment, and on nothing else. */
function assistKeys(
  editor: StreamEditor,
  hints: Observable<Hints>,
  apart: Apart,
  say: (done: Done) => void,
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
      apart.add(duplicate.pair)
      say({ kind: 'apart' })
      return true
    },
  }
}

function mergedIn({ entries }: Meeting): ReadonlySet<string> {
  if (entries.every(entry => entry.mergedInto === null)) return new Set()
  return new Set([...fatesOf(entries)].filter(([, fate]) => fate === 'merged').map(([id]) => id))
}

function areSame(a: Hints, b: Hints): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
