import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { ENTRIES_PER_PAGE, entriesOf, entryElements } from '../../shared/meeting/meeting-doc.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { openProvider, untilSynced } from '../../test/support/provider.ts'
import { ServerProcess } from '../../test/support/server-process.ts'
import * as Y from '../../test/support/yjs.ts'
import type { EditorPage, Enter, Place } from './editor-page.ts'
import { type Block, blocksOf } from './sentences.ts'

const ENTRIES_PER_UPDATE = 500
const STARTED_MS = Date.parse('2026-11-22T10:00:00+09:00')
const ENTRY_EVERY_MS = 7_000
const MEETING = {
  title: '推進会議',
  agenda: [{ title: '会議の進め方' }, { title: '意見交換' }, { title: 'その他' }],
  themes: [{ label: '産業のデジタル化' }, { label: '暮らし' }, { label: 'データ利活用' }, { label: '防災' }],
  attendees: Array.from({ length: 20 }, (_, index) => ({ name: `委員${index + 1}`, role: '委員' })),
}

/** A page of ours (the recorders' unless said) on our server, both as delivered. */
export async function startYoroku(
  screen: 'stream' | 'summary' = 'stream',
  write: (count: number) => Block[] = blocksOf,
): Promise<EditorPage> {
  const server = await ServerProcess.start()
  return {
    id: 'yoroku',
    label: 'Yoroku',
    fill: async blocks => {
      const { meetingUrl, ...place } = await fill(server, write(blocks))
      return { ...place, url: `${meetingUrl}/${screen}` }
    },
    close: () => server.close(),
  }
}

async function fill(
  server: ServerProcess,
  blocks: readonly Block[],
): Promise<Omit<Place, 'url'> & { readonly meetingUrl: string }> {
  const { id, tokens } = await server.createMeeting(MEETING)
  await server.api(`/api/meetings/${id}`, 'PATCH', { phase: 'live' })
  const join = (name: string) => sessionCookie(server.url, tokens.edit, name)
  const connect = async (name: string) => {
    const headers = { cookie: await join(name), origin: server.url }
    const provider = openProvider(server.syncUrl('').slice(0, -1), id, headers, new Y.Doc())
    await untilSynced(provider)
    return provider
  }
  const writer = await connect('記録者1')
  addEntries(writer.doc, readMeeting(writer.doc), blocks)
  await untilStored(connect, blocks.length)
  writer.destroy()
  return {
    meetingUrl: `${server.url}/m/${id}`,
    enter: async browser => setCookie(browser, server.url, await join('計測係')),
    connect,
    append: (doc, { id, author, text }) =>
      appendEntry(doc, { id, recorder: author, at: new Date().toISOString(), kind: 'opinion', text }),
    texts,
  }
}

/** The meeting is in its second item; entries that were typed in it stand in the outline. */
function addEntries(doc: Y.Doc, meeting: Meeting, blocks: readonly Block[]): void {
  const item = meeting.agenda[1]?.id
  if (item !== undefined) doc.getMap('meeting').set('currentAgenda', item)
  for (let from = 0; from < blocks.length; from += ENTRIES_PER_UPDATE)
    doc.transact(() => {
      const to = Math.min(from + ENTRIES_PER_UPDATE, blocks.length)
      for (let at = from; at < to; at += ENTRIES_PER_PAGE) {
        const page = new Y.XmlElement('page')
        const entries = blocks.slice(at, Math.min(at + ENTRIES_PER_PAGE, to))
        page.insert(
          0,
          entries.map((block, index) => entryElement(at + index, block, meeting)),
        )
        entriesOf(doc).push([page])
      }
    })
}

function entryElement(index: number, { text, draw }: Block, { agenda, themes, attendees }: Meeting) {
  const entry = new Y.XmlElement('entry')
  const attributes = {
    id: `bench-entry-${String(index).padStart(6, '0')}`,
    kind: 'opinion',
    theme: themes[draw(themes.length)]?.id,
    agenda: agenda[1]?.id,
    speaker: attendees[draw(attendees.length)]?.id,
    recorder: `記録者${draw(4) + 1}`,
    at: new Date(STARTED_MS + index * ENTRY_EVERY_MS).toISOString(),
    status: 'draft',
  }
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) entry.setAttribute(name, value)
  entry.insert(0, [new Y.XmlText(text)])
  return entry
}

async function untilStored(
  connect: (name: string) => Promise<{ doc: Y.Doc; destroy: () => void }>,
  blocks: number,
) {
  for (let attempt = 0; attempt < 50; attempt++) {
    const reader = await connect('確認')
    const count = [...entryElements(reader.doc)].length
    reader.destroy()
    if (count === blocks) return
  }
  throw new Error(`the server does not hold ${blocks} entries`)
}

async function sessionCookie(url: string, token: string, name: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, name }),
  })
  const [cookie] = answer.headers.getSetCookie()
  if (!answer.ok || cookie === undefined) throw new Error(`no session: ${answer.status}`)
  return cookie.split(';')[0] ?? ''
}

async function setCookie(browser: Parameters<Enter>[0], url: string, cookie: string): Promise<void> {
  const at = cookie.indexOf('=')
  await browser.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url }])
}

function texts(doc: Y.Doc): Y.XmlText[] {
  return [...entryElements(doc)].flatMap(entry => {
    const text: unknown = entry.get(0)
    return text instanceof Y.XmlText ? [text] : []
  })
}
