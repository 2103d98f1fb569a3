import type { BrowserContext } from 'playwright-core'
import * as Y from 'yjs'
import type { MeetingCreated } from '../../shared/api.ts'
import { appendEntry, setFacts } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { exampleSeed } from '../../tools/example-meeting.ts'
import { sampleEntries } from './sample-meeting.ts'
import { openProvider, untilSynced } from './test-app.ts'

/** Where a server is and who administers it. */
export type Host = { readonly url: string; readonly adminToken: string }

/** The example meeting on a server, with one recorder's program connected to it. */
export type ExampleMeeting = {
  readonly created: MeetingCreated
  readonly doc: Y.Doc
  /** The id that an agenda item or theme of the example has here; `number` counts from 1. */
  readonly agenda: (number: number) => string
  readonly theme: (number: number) => string
  readonly close: () => void
}

/** Creates the example meeting without its entries, in session. */
export async function openExampleMeeting(host: Host): Promise<ExampleMeeting> {
  const response = await fetch(`${host.url}/api/meetings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${host.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(exampleSeed()),
  })
  if (response.status !== 201) throw new Error(`no meeting: ${response.status} ${await response.text()}`)
  const created = (await response.json()) as MeetingCreated
  const doc = new Y.Doc()
  const provider = openProvider(
    `${host.url.replace('http', 'ws')}/sync`,
    created.id,
    { authorization: `Bearer ${created.tokens.edit}` },
    doc,
  )
  await untilSynced(provider)
  setFacts(doc, { phase: 'live' })
  const { agenda, themes } = readMeeting(doc)
  return {
    created,
    doc,
    agenda: number => agenda[number - 1]?.id ?? '',
    theme: number => themes[number - 1]?.id ?? '',
    close: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** Types the example's entries, all of them or those that `wanted` accepts. */
export function typeExampleEntries(meeting: ExampleMeeting, wanted: (text: string) => boolean = () => true) {
  const place = (id: string | null | undefined) => Number(/\d+$/.exec(id ?? '')?.[0] ?? 0)
  for (const entry of sampleEntries())
    if (wanted(entry.text ?? ''))
      appendEntry(meeting.doc, {
        ...entry,
        agenda: meeting.agenda(place(entry.agenda)),
        theme: entry.theme ? meeting.theme(place(entry.theme)) : null,
      })
}

/** Signs a browser in as a shared link would. */
export async function signIn(context: BrowserContext, url: string, token: string, name = '記録係A') {
  const response = await context.request.post(`${url}/api/session`, {
    data: { token, name },
    headers: { origin: url },
  })
  if (!response.ok()) throw new Error(`not signed in: ${response.status()} ${await response.text()}`)
}
