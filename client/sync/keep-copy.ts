import * as Y from 'yjs'
import { factsOf } from '../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { CLOSE_CODES, refusesWords } from '../../shared/sync/close-codes.ts'
import type { OfflineCopy } from '../offline/offline-copy.ts'
import type { Aside, CopyContent } from '../offline/read-copy.ts'
import { visitOf } from '../offline/visits.ts'
import { clockMinute } from '../ui/clock-time.ts'
import { fillFromCopy } from './fill-from-copy.ts'
import { createSource, type Observable } from './observable.ts'
import type { SaveTracker } from './track-saving.ts'
import { unsavedText } from './unsaved-text.ts'

/** Origin of what comes out of this browser's copy: neither a colleague's edit nor one of this page. */
export const FROM_COPY = { name: 'from the copy in this browser' }

/** Closes after which a copy without unsaved words has no owner left. */
const LEAVES_NOTHING: ReadonlySet<number> = new Set([
  CLOSE_CODES.tokenReplaced,
  CLOSE_CODES.role,
  CLOSE_CODES.meetingDeleted,
])
type Parts = {
  readonly meetingId: string
  readonly doc: Y.Doc
  readonly copy: OfflineCopy
  readonly tracker: SaveTracker
  /** Refused texts that an earlier connection of this page could not keep. */
  readonly carried: readonly Aside[]
  /** What was kept is there, and will be in the document at the end of this task: the socket can open meanwhile. */
  readonly onLoaded: () => void
}

export type Keeping = {
  /** Resolves once the document holds what was kept. */
  readonly restored: Promise<void>
  readonly aside: Observable<readonly Aside[]>
  readonly dropAside: () => void
  /** The server closed the connection for good, itself or by refusing it. */
  readonly closed: (code: number) => void
  /** Takes what is unsaved out of the copy, as text; answers the texts that this browser could not keep. */
  readonly setAside: (code: number) => Promise<readonly Aside[]>
}

/** Fills a document from its copy and decides when the copy ends. */
export function keepCopy({ meetingId, doc, copy, tracker, carried, onLoaded }: Parts): Keeping {
  const aside = createSource<readonly Aside[]>(carried)
  let inPageOnly = carried
  const asideNow = (code: number): Aside => ({
    atMs: Date.now(),
    code,
    text: textOf(doc, tracker.unsaved.get()),
  })
  const restore = async (content: CopyContent) => {
    const visit = visitOf(meetingId)
    if (visit) copy.putVisit(visit)
    aside.set([...carried, ...content.aside])
    const records = new Set(content.pending.flatMap(each => each.records))
    if (content.refused !== null && records.size > 0) {
      const refused = refusedIn(content, records, content.refused)
      aside.set([...aside.get(), refused])
      return copy.replaceBy(refused)
    }
    onLoaded()
    unheard(doc, () => fillFromCopy(doc, content, FROM_COPY))
    if (records.size > 0) copy.adopt(tracker.adopt(records))
  }
  followFinal(doc, copy, tracker)
  return {
    restored: copy.loaded.then(restore).catch(() => copy.disable()),
    aside,
    dropAside: () => {
      inPageOnly = []
      aside.set([])
      copy.dropAside()
    },
    closed: code => {
      const isSettled = tracker.unsaved.get().size === 0
      if (isSettled && LEAVES_NOTHING.has(code)) void copy.forget()
      else if (code === CLOSE_CODES.meetingDeleted) void copy.setAside(asideNow(code))
      else if (!isSettled && refusesWords(code)) copy.putRefusal(code)
    },
    setAside: async code => {
      if (tracker.unsaved.get().size === 0) return inPageOnly
      const refused = asideNow(code)
      const isKept = await copy.setAside(refused)
      return isKept ? inPageOnly : [...inPageOnly, refused]
    },
  }
}

/** A meeting that is final and saved leaves nothing behind; one that is reopened is kept again. */
function followFinal(doc: Y.Doc, copy: OfflineCopy, { save }: SaveTracker): void {
  save.subscribe(() => {
    const state = save.get()
    if (state.kind === 'readOnly' && state.reason === 'final') void copy.forget()
    else if (state.kind === 'saved' && factsOf(doc).get('phase') !== 'final')
      void copy.resume(() => Y.encodeStateAsUpdate(doc))
  })
}

/** What was refused on an earlier page. It never enters this page's document. */
function refusedIn(content: CopyContent, records: ReadonlySet<string>, code: number): Aside {
  const doc = new Y.Doc()
  fillFromCopy(doc, content)
  const text = textOf(doc, records)
  doc.destroy()
  return { atMs: Date.now(), code, text }
}

/** Yjs writes out whatever comes in for those who follow updates. What is in the copy concerns none of them, and is long. */
function unheard(doc: Y.Doc, task: () => void): void {
  const followers = doc._observers.get('update')
  doc._observers.delete('update')
  try {
    task()
  } finally {
    if (followers) doc._observers.set('update', followers)
  }
}

function textOf(doc: Y.Doc, records: ReadonlySet<string>): string {
  return unsavedText(readMeeting(doc), records, clockMinute)
}
