/**
 * A process of its own in which recorders type over sockets of their own: `url meeting token count`. Each rewrites two
 * remarks in turn, so that the outline stays as long as it is. It says 'ready' once all are in, and ends with its parent.
 */

import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { findEntryElement } from '../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { openProvider, type Provider, untilSynced } from '../../test/support/provider.ts'
import { bearer } from '../../test/support/test-app.ts'
import * as Y from '../../test/support/yjs.ts'
import { typeAtPace } from '../load/pace.ts'

const KEYS_PER_SECOND = 6
/** One line on the room's screen: no line grows, and everything stays on one page. */
const KEYS_PER_REMARK = 16
/** Recorders' pages announce their carets at most five times a second. */
const KEYS_PER_ANNOUNCEMENT = 2
const A_LONG_TIME_S = 3_600
const SENTENCE = '避難所の運営を町会と学校で分ける。'

const [url = '', meeting = '', token = '', count = '0'] = process.argv.slice(2)
process.on('disconnect', () => process.exit(0))
const recorders = Array.from({ length: Number(count) }, () =>
  openProvider(`${url.replace('http', 'ws')}/sync`, meeting, bearer(token), new Y.Doc()),
)
await Promise.all(recorders.map(untilSynced))
const hands = recorders.map(handOf)
process.send?.('ready')
await typeAtPace(
  { hands: hands.length, keysPerSecond: KEYS_PER_SECOND, seconds: A_LONG_TIME_S, seed: 1 },
  hand => hands[hand]?.(),
)

/** One key at a call. */
function handOf({ doc, awareness }: Provider, hand: number): () => void {
  const { themes, currentAgenda } = readMeeting(doc)
  const ids = [`typed-${hand}-0`, `typed-${hand}-1`]
  for (const id of ids)
    appendEntry(doc, {
      id,
      recorder: `記録者${hand}`,
      at: new Date(Date.UTC(2026, 10, 22, 1, 0, hand)).toISOString(),
      agenda: currentAgenda,
      theme: themes[hand % themes.length]?.id ?? null,
      text: SENTENCE,
    })
  let keys = hand
  return () => {
    const id = ids[Math.floor(keys / KEYS_PER_REMARK) % ids.length] ?? ''
    const at = keys++ % KEYS_PER_REMARK
    const text = findEntryElement(doc, id)?.get(0)
    if (!(text instanceof Y.XmlText)) throw new Error('a remark is gone')
    doc.transact(() => {
      if (at === 0) text.delete(0, text.length)
      text.insert(text.length, SENTENCE[at] ?? '。')
    })
    if (at % KEYS_PER_ANNOUNCEMENT === 0) awareness.setLocalState({ entry: id, typing: true })
  }
}
