import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { beforeFrame } from '../../../client/stream/editor/before-frame.ts'
import { caretsOf, colleaguesOf } from '../../../client/stream/people.ts'
import { besideTyping } from '../../../client/sync/beside-typing.ts'
import { appendEntry, setEntry, setEntryText } from '../../../shared/meeting/edit-meeting.ts'

const OTHER = 7

const FRAME_MS = 16

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  vi.stubGlobal('requestAnimationFrame', (task: () => void) => setTimeout(task, FRAME_MS))
  vi.stubGlobal('cancelAnimationFrame', (frame: ReturnType<typeof setTimeout>) => clearTimeout(frame))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a task is run once, with the next frame', () => {
  const run = vi.fn()
  beforeFrame(run)
  expect(run).toHaveBeenCalledTimes(0)
  vi.advanceTimersByTime(FRAME_MS)
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1_000)
  expect(run).toHaveBeenCalledTimes(1)
})

test('where no frame is drawn it is run all the same, once', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  const run = vi.fn()
  beforeFrame(run)
  vi.advanceTimersByTime(1_000)
  expect(run).toHaveBeenCalledTimes(1)
})

test('the page beside the editor follows typing once a second, anything else soon', () => {
  const doc = new Y.Doc()
  appendEntry(doc, { id: 'one', recorder: '甲', at: '', kind: 'opinion', text: '最初' })
  const read = vi.fn()
  const changed = besideTyping(read)
  doc.on('afterTransaction', changed)
  const type = (text: string) => {
    setEntryText(doc, 'one', text)
    vi.advanceTimersByTime(100)
  }
  for (const text of 'あいうえお') type(text)
  expect(read).toHaveBeenCalledTimes(1)
  setEntry(doc, 'one', { theme: 'theme' })
  vi.advanceTimersByTime(100)
  expect(read).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(1_000)
  expect(read).toHaveBeenCalledTimes(3)
})

test('a colleague’s caret that moves on is no news to those who only show who is here', () => {
  const awareness = new Awareness(new Y.Doc())
  const say = (clock: number) => {
    const place = { type: null, tname: null, item: { client: OTHER, clock }, assoc: -1 }
    const state = {
      user: { name: '乙', colour: 1 },
      entry: 'one',
      typing: true,
      cursor: { anchor: place, head: place },
    }
    awareness.states.set(OTHER, state)
    awareness.emit('change', [{ added: [], updated: [OTHER], removed: [] }, 'test'])
  }
  const [people, carets] = [vi.fn(), vi.fn()]
  colleaguesOf(awareness).subscribe(people)
  caretsOf(awareness).subscribe(carets)
  say(1)
  say(2)
  expect(
    colleaguesOf(awareness)
      .get()
      .map(({ user }) => user.name),
  ).toEqual(['乙'])
  expect(people).toHaveBeenCalledTimes(1)
  expect(carets).toHaveBeenCalledTimes(2)
  awareness.destroy()
})
