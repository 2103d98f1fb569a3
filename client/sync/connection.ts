import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { factsOf, SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import { openCopyStore } from '../offline/copy-store.ts'
import { deleteDatabase } from '../offline/database.ts'
import { type CopyState, OfflineCopy } from '../offline/offline-copy.ts'
import type { Aside } from '../offline/read-copy.ts'
import { boundedSocket } from './bounded-socket.ts'
import { followLink, followNetwork } from './follow-link.ts'
import { FROM_COPY, keepCopy } from './keep-copy.ts'
import { createSource, type Observable } from './observable.ts'
import type { SaveState } from './save-state.ts'
import { tellOwnPresence } from './tell-own-presence.ts'
import { trackSaving } from './track-saving.ts'

/** A meeting that this browser has a copy of opens from it when the server takes longer. */
const SHOW_COPY_AFTER_MS = 1_500

/** One meeting's live document and what is known about its being stored. */
export type MeetingConnection = {
  readonly meetingId: string
  /** Always live. Pages write to it through `shared/meeting/edit-meeting.ts`. */
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly save: Observable<SaveState>
  /** Ids of entries (and 'meeting' for anything else) that the server has not acknowledged. */
  readonly unsaved: Observable<ReadonlySet<string>>
  /** Whether this browser keeps what is typed until the server has it. */
  readonly copy: Observable<CopyState>
  /** Texts that the server refused. They are in no document any more. */
  readonly aside: Observable<readonly Aside[]>
  /** False when those texts are in this page alone. */
  readonly isAsideKept: boolean
  readonly dropAside: () => void
  /** True once the document is known to be the meeting's, not an empty one: synced, or opened from the copy. */
  readonly ready: Observable<boolean>
  /** Resolves once the document holds what this browser's copy does. */
  readonly restored: Promise<void>
  /** Records whose edits an editor still holds back from `doc` (a composition); they count as not saved. */
  readonly setHeld: (records: ReadonlySet<string>) => void
  readonly reconnectNow: () => void
  /** Gives up what the server refused by that close code: it is kept as text. Answers the texts that only the caller holds now. */
  readonly setAside: (code: number) => Promise<readonly Aside[]>
  readonly close: () => void
}

/** Opens a meeting. The caller closes it; `useConnection` does for pages. */
export function openConnection(meetingId: string, carried: readonly Aside[] = []): MeetingConnection {
  const doc = new Y.Doc()
  const provider = createProvider(meetingId, doc)
  tellOwnPresence(provider)
  const copy = new OfflineCopy({
    open: onGone => openCopyStore(meetingId, onGone),
    remove: () => deleteDatabase(meetingId),
  })
  const tracker = trackSaving(doc, provider, new Set([provider, FROM_COPY]), {
    made: (update, edit, records) => copy.add(update, { edit, records: [...records] }),
    acknowledged: edit => copy.acknowledged(edit),
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider) copy.add(update, null)
  })
  let isClosed = false
  const connect = () => isClosed || provider.connect()
  const keeping = keepCopy({ meetingId, doc, copy, tracker, carried, onLoaded: connect })
  const ready = createSource(false)
  const showCopy = () => {
    if (factsOf(doc).size > 0) ready.set(true)
  }
  const showingCopy = setTimeout(showCopy, SHOW_COPY_AFTER_MS)
  followLink(meetingId, provider, {
    note: tracker.note,
    onSynced: () => ready.set(true),
    onLost: () => void keeping.restored.then(showCopy),
    onClosed: code => {
      keeping.closed(code)
      showCopy()
    },
  })
  const reconnectNow = () => {
    tracker.note({ kind: 'reconnecting' })
    provider.connect()
  }
  const ignoreNetwork = followNetwork(provider, reconnectNow)
  void keeping.restored.then(connect)
  return {
    meetingId,
    doc,
    awareness: provider.awareness,
    save: tracker.save,
    unsaved: tracker.unsaved,
    copy: copy.state,
    aside: keeping.aside,
    isAsideKept: carried.length === 0,
    dropAside: keeping.dropAside,
    ready,
    restored: keeping.restored,
    setHeld: tracker.setHeld,
    reconnectNow,
    setAside: keeping.setAside,
    close: () => {
      isClosed = true
      clearTimeout(showingCopy)
      ignoreNetwork()
      tracker.close()
      copy.close()
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    },
  }
}

function createProvider(meetingId: string, doc: Y.Doc): WebsocketProvider {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
  return new WebsocketProvider(url, encodeURIComponent(meetingId), doc, {
    connect: false,
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION) },
    WebSocketPolyfill: boundedSocket(WebSocket),
  })
}
