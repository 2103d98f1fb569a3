import fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { createDesk, type Desk } from '../../../client/summary/desk.ts'
import { deskActions } from '../../../client/summary/desk-actions.ts'
import { deskMessages } from '../../../client/summary/desk-messages.ts'
import type { DeskActions } from '../../../client/summary/desk-parts.ts'
import { type EntryLine, summaryLines } from '../../../client/summary/summary-lines.ts'
import { createSource } from '../../../client/sync/observable.ts'
import { setEntry, setEntryText } from '../../../shared/meeting/edit-meeting.ts'
import { type Meeting, readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { countsOf } from '../../../shared/summary/counts.ts'
import { openPointsOf } from '../../../shared/summary/open-points.ts'
import { summaryOf } from '../../../shared/summary/summary.ts'
import { propertyRuns } from '../../support/property.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'

/** A lead at a desk of their own, whose page always shows what the document holds; colleagues write to `net`. */
function deskOn(net: Y.Doc) {
  const connection = { doc: net, unsaved: createSource(new Set<string>()), setHeld: () => undefined }
  const desk = createDesk({ connection, recorder: '記録係A', onRescued: () => undefined })
  const said: string[] = []
  const view = {
    get current() {
      const meeting = readMeeting(desk.doc)
      const lines = summaryLines(summaryOf(meeting))
      const labelOf = (theme: string | null) => meeting.themes.find(each => each.id === theme)?.label ?? '－'
      return { meeting, lines, points: openPointsOf(meeting), words: deskMessages.ja, labelOf }
    },
  }
  const selection = {
    select: () => undefined,
    goTo: () => undefined,
    edit: () => undefined,
    endEdit: () => undefined,
  }
  const actions = deskActions({
    desk,
    view,
    selection,
    say: words => said.push(words),
    askMerge: () => undefined,
    showNow: () => undefined,
    keepApart: () => undefined,
  })
  return { desk, actions, said, view }
}

const lineOf = (meeting: Meeting, id: string): EntryLine | undefined =>
  summaryLines(summaryOf(meeting)).find((line): line is EntryLine => 'entry' in line && line.entry.id === id)

type Act = { readonly kind: number; readonly entry: number; readonly other: number; readonly at: number }
const arbitraryActs = fc.array(
  fc.record({ kind: fc.nat(12), entry: fc.nat(38), other: fc.nat(38), at: fc.nat(8) }),
  { minLength: 1, maxLength: 15 },
)

/** Does what a number stands for, as the page's controls would. */
function act(desk: Desk, actions: DeskActions, { kind, entry, other, at }: Act): void {
  const meeting = readMeeting(desk.doc)
  const id = meeting.entries[entry]?.id ?? ''
  const second = meeting.entries[other]?.id ?? ''
  const theme = meeting.themes[at % Math.max(1, meeting.themes.length)]?.id ?? ''
  const line = lineOf(meeting, id)
  const acts: readonly (() => void)[] = [
    () => actions.toggleConfirmed(id),
    () => actions.omit(id),
    () => actions.restore(id),
    () => actions.merge(id, second),
    () => actions.setTheme(id, theme),
    () => actions.setAgenda(id, meeting.agenda[at % meeting.agenda.length]?.id ?? null),
    () => line && actions.move(line, at % 2 === 0 ? 1 : -1),
    () => line && actions.split(line, at + 1),
    () => line && actions.stepAgenda(line, at % 2 === 0 ? 1 : -1),
    () => actions.renameTheme(theme, `名前${at}`),
    () => actions.moveTheme(theme, at % 2 === 0 ? 1 : -1),
    () => actions.mergeTheme(theme, meeting.themes[(at + 1) % meeting.themes.length]?.id ?? ''),
    () => desk.type(id, () => setEntryText(desk.doc, id, `${meeting.entries[entry]?.text}あ`)),
  ]
  acts[kind]?.()
}

test('whatever is done, undo leads back to how it was, redo to what was done, and the document has all of it', () => {
  fc.assert(
    fc.property(arbitraryActs, acts => {
      const net = filledSampleDoc()
      const { desk, actions } = deskOn(net)
      const before = readMeeting(net)
      for (const each of acts) act(desk, actions, each)
      const after = readMeeting(net)
      expect(after).toEqual(readMeeting(desk.doc))
      while (desk.history.get().undo > 0) actions.undo()
      expect(readMeeting(net)).toEqual(before)
      while (desk.history.get().redo > 0) actions.redo()
      expect(readMeeting(net)).toEqual(after)
      desk.close()
    }),
    propertyRuns(40),
  )
})

test('nothing vanishes, whatever is done: captured = shown + merged + omitted + memo, and the shown are printed once', () => {
  fc.assert(
    fc.property(arbitraryActs, acts => {
      const { desk, actions, view } = deskOn(filledSampleDoc())
      for (const each of acts) act(desk, actions, each)
      const { meeting, lines } = view.current
      const { captured, shown, merged, omitted, memo } = countsOf(meeting)
      expect(captured).toBe(meeting.entries.filter(({ text }) => text.trim() !== '').length)
      expect(captured).toBe(shown + merged + omitted + memo)
      const printed = lines.flatMap(line => ('entry' in line ? [line.entry.id] : []))
      expect(new Set(printed).size).toBe(printed.length)
      expect(printed.length).toBe(shown)
      desk.close()
    }),
    propertyRuns(40),
  )
})

test('undo takes back what was done here and leaves what a colleague did since', async () => {
  const net = filledSampleDoc()
  const { desk, actions, said } = deskOn(net)
  actions.setTheme('entry-10', 'theme-2')
  setEntry(net, 'entry-11', { theme: 'theme-3' })
  setEntryText(net, 'entry-10', '同僚の文。')
  await expect.poll(() => readMeeting(desk.doc).entries[9]?.text).toBe('同僚の文。')
  actions.undo()
  expect(readMeeting(net).entries[9]).toMatchObject({ theme: 'theme-1', text: '同僚の文。' })
  expect(readMeeting(net).entries[10]?.theme).toBe('theme-3')
  expect(said).toEqual(['「暮らしのデジタル化」に移しました', '元に戻しました：テーマの変更'])
  actions.undo()
  expect(said.at(-1)).toBe('元に戻す操作はありません')
  desk.close()
})

test('an entry that somebody begins to write in is not removed as an empty one', () => {
  const net = filledSampleDoc()
  const { desk, actions } = deskOn(net)
  actions.removeEmpty('entry-10')
  expect(readMeeting(net).entries.map(entry => entry.id)).toContain('entry-10')
  desk.type('entry-10', () => setEntryText(desk.doc, 'entry-10', ''))
  actions.removeEmpty('entry-10')
  expect(readMeeting(net).entries.map(entry => entry.id)).not.toContain('entry-10')
  actions.undo()
  actions.undo()
  expect(readMeeting(net).entries.find(entry => entry.id === 'entry-10')?.text).not.toBe('')
  desk.close()
})
