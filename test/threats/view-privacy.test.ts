import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { WINDOW_MS } from '../../server/outline/outline-feed.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import type { MeetingCreated } from '../../shared/api.ts'
import { FORMATS } from '../../shared/formats/formats.ts'
import {
  appendEntry,
  type NewEntry,
  removeEntry,
  setEntry,
  setEntryText,
  setFacts,
} from '../../shared/meeting/edit-meeting.ts'
import { findEntryElement } from '../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { SETTLE_MS } from '../../shared/outline/release.ts'
import { paperOfPdf } from '../support/paper.ts'
import { StandingClock } from '../support/standing-clock.ts'
import { bearer, TestApp, untilSynced } from '../support/test-app.ts'
import { unzipped } from '../support/unzipped.ts'

/** Everything private says so, in letters that no format escapes. What the room may see says OPEN. */
const PRIVATE = /SECRET[-\w]*/g
const clock = new StandingClock()
let app: TestApp
let meeting: MeetingCreated
let recorder: WebsocketProvider
beforeAll(async () => {
  app = await TestApp.start(createMemoryStore(), {}, clock)
  meeting = await app.createMeeting({
    title: 'OPEN meeting',
    attendeesNote: 'SECRET-attendees',
    agenda: [{ title: 'OPEN item', presenter: 'SECRET-presenter' }],
    themes: [{ label: 'OPEN theme' }],
    attendees: [{ name: 'SECRET-name', role: 'OPEN role', note: 'SECRET-note' }],
  })
  recorder = app.provider(meeting.id, bearer(meeting.tokens.edit))
  await untilSynced(recorder)
  setFacts(recorder.doc, { phase: 'live' })
})
afterAll(async () => {
  recorder.destroy()
  await app.close()
})

/** Reads a view link's stream as bytes, from a version on. */
class RawStream {
  text = ''
  readonly #abort = new AbortController()
  readonly #changed = new Set<() => void>()

  static async open(lastId?: string): Promise<RawStream> {
    const stream = new RawStream()
    const response = await fetch(`${app.url}/api/meetings/${meeting.id}/outline/stream`, {
      headers: {
        ...bearer(meeting.tokens.view),
        ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
      },
      signal: stream.#abort.signal,
    })
    stream.text = headersOf(response)
    void stream.#read(response).catch(() => {})
    await stream.until(/^retry: /m)
    return stream
  }

  async #read(response: Response): Promise<void> {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      this.text += chunk
      for (const changed of this.#changed) changed()
    }
  }

  /** Resolves once what came so far matches. */
  until(pattern: RegExp): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (!pattern.test(this.text)) return
        this.#changed.delete(look)
        resolve()
      }
      this.#changed.add(look)
      look()
    })
  }

  get ids(): string[] {
    return [...this.text.matchAll(/^id: (.+)$/gm)].map(([, id = '']) => id)
  }

  close(): void {
    this.#abort.abort()
  }
}

function headersOf(response: Response): string {
  return `${response.status} ${JSON.stringify([...response.headers])}\n`
}

const write = (entry: Omit<NewEntry, 'recorder' | 'at'>) =>
  appendEntry(recorder.doc, {
    recorder: 'SECRET-recorder',
    at: '2026-11-22T10:00:00Z',
    speaker: readMeeting(recorder.doc).attendees[0]?.id ?? null,
    extra: { colour: 'SECRET-attribute' },
    ...entry,
  })
const caretIn = (entry: string | null) => recorder.awareness.setLocalState({ entry, typing: true })

let marks = 0
/** Everything before is on the stream once this has come, but for what somebody is typing. */
async function settled(stream: RawStream): Promise<void> {
  const id = `mark${++marks}`
  write({ id, text: `OPEN ${id}.` })
  const { room, release } = await app.app.services.registry.acquire(meeting.id)
  while (room.peek(doc => findEntryElement(doc, id)) === null) await new Promise(setImmediate)
  await room.settled()
  release()
  clock.advance(SETTLE_MS + WINDOW_MS)
  await stream.until(new RegExp(`OPEN ${id}\\.`))
}

/** Every route of the server, asked for as a view link can. */
function routes(): { method: string; path: string }[] {
  const open: string[] = []
  return app.app.http
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap(line => {
      const [, indent = '', segment = '', methods = ''] = /^(.*)── (\S+) \((.*)\)$/.exec(line) ?? []
      if (segment === '') return []
      open.splice(Math.floor(indent.length / 4), Number.POSITIVE_INFINITY, segment)
      return methods.split(', ').flatMap(method => pathsOf(open.join('')).map(path => ({ method, path })))
    })
}

function pathsOf(route: string): string[] {
  const path = route.replace(':id', meeting.id).replace(/:role\b/, 'view')
  const formats = new Set([...FORMATS.map(format => format.id), 'pdf', 'xlsx'])
  return path.includes(':format') ? [...formats].map(id => path.replace(':format', id)) : [path]
}

/** All that a view link gets at each route but the endless one: status, headers and body; archives and PDF are read. */
async function answersByRoute(): Promise<Map<string, string>> {
  const sent = new Map<string, string>()
  for (const { method, path } of routes()) {
    if (path.endsWith('/stream')) continue
    const { view: token } = meeting.tokens
    const body = method === 'POST' || method === 'PATCH' ? { token, title: 'changed' } : undefined
    const response = await app.call(path, { method, token, body })
    sent.set(`${method} ${path}`, `${headersOf(response)}${await bodyOf(response)}`)
  }
  return sent
}

async function everythingSent(): Promise<string> {
  return [...(await answersByRoute())].flat().join('\n')
}

async function bodyOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (start === '%PDF') return Object.values(await paperOfPdf(bytes)).join('\n')
  return start.startsWith('PK')
    ? [...unzipped(bytes).values()].join('\n')
    : Buffer.from(bytes).toString('utf8')
}

const privateIn = (text: string) => [...new Set(text.match(PRIVATE) ?? [])]

test('no byte that a view link gets is private: not what never was public, nor what was taken back', async () => {
  const viewer = await RawStream.open()
  write({ id: 'memo', kind: 'memo', text: 'SECRET-memo' })
  write({ id: 'omitted', status: 'omitted', text: 'SECRET-omitted' })
  write({ id: 'target', text: 'OPEN target' })
  write({ id: 'hidden', room: 'hidden', text: 'SECRET-hidden' })
  write({ id: 'merged', mergedInto: 'target', text: 'SECRET-merged' })
  write({ id: 'chained', mergedInto: 'merged', text: 'SECRET-chained' })
  write({ id: 'into-memo', mergedInto: 'memo', text: 'SECRET-into-memo' })
  caretIn('typo')
  write({ id: 'typo', text: 'SECRET-typo' })
  await settled(viewer)
  setEntryText(recorder.doc, 'typo', 'OPEN typed')
  caretIn(null)
  await settled(viewer)
  expect(viewer.text).toContain('OPEN typed')
  expect(viewer.text).toContain('OPEN target')
  expect(privateIn(viewer.text)).toEqual([])

  const once = ['deleted', 'retagged', 'left-out', 'swallowed', 'rewritten', 'hidden-later'] as const
  for (const id of once) write({ id, text: `SECRET-${id}` })
  await settled(viewer)
  expect(privateIn(viewer.text).sort()).toEqual(once.map(id => `SECRET-${id}`).sort())
  removeEntry(recorder.doc, 'deleted')
  setEntry(recorder.doc, 'retagged', { kind: 'memo' })
  setEntry(recorder.doc, 'left-out', { status: 'omitted' })
  setEntry(recorder.doc, 'swallowed', { mergedInto: 'target' })
  setEntry(recorder.doc, 'hidden-later', { room: 'hidden' })
  setEntryText(recorder.doc, 'rewritten', 'OPEN rewritten')
  caretIn('being-typed')
  write({ id: 'being-typed', text: 'SECRET-being-typed' })
  await settled(viewer)

  for (const lastId of [undefined, ...viewer.ids, 'other.1', 'SECRETless']) {
    const late = await RawStream.open(lastId)
    setEntryText(recorder.doc, 'being-typed', `SECRET-being-typed-${marks}`)
    await settled(late)
    expect([lastId, ...privateIn(late.text)]).toEqual([lastId])
    late.close()
  }
  expect(privateIn(await everythingSent())).toEqual([])
  caretIn(null)
  setEntry(recorder.doc, 'being-typed', { kind: 'memo' })
  await settled(viewer)
  await app.admin(`/api/meetings/${meeting.id}`, 'PATCH', { phase: 'final', speakerStyle: 'role' })
  const answers = await answersByRoute()
  const documents = [...answers].filter(([route]) =>
    route.startsWith(`GET /api/meetings/${meeting.id}/summary.`),
  )
  const readable = documents.filter(([, answer]) => answer.includes('OPEN target'))
  expect(readable.length).toBe(FORMATS.filter(({ of }) => of === 'summary').length)
  const sent = [...answers].flat().join('\n')
  expect(privateIn(sent)).toEqual([])
  for (const said of [
    'OPEN meeting',
    'OPEN item',
    'OPEN theme',
    'OPEN target',
    'OPEN rewritten',
    'OPEN role',
  ])
    expect(sent).toContain(said)
  viewer.close()
})
