import type { Message } from '../../shared/sync/protocol.ts'
import type { Peer } from './peer.ts'
import { continues, joined, type Typing, typingOf } from './typing.ts'

export type Received = { readonly peer: Peer; readonly message: Message }
type Run = { readonly peer: Peer; readonly typings: Typing[] }

/**
 * The same messages with the keys that somebody typed in a row joined into one edit: checked and applied once. A key
 * that continues a run builds on that run alone, so others' messages in between do not matter; any other message of
 * the same peer ends it.
 */
export function withJoinedTyping(received: readonly Received[]): Received[] {
  if (received.length < 2) return [...received]
  const runs = new Map<Peer, Run>()
  const result: (Received | Run)[] = []
  for (const each of received) {
    const typing = plainTyping(each.message)
    const run = runs.get(each.peer)
    const last = run?.typings.at(-1)
    if (typing === null) {
      runs.delete(each.peer)
      result.push(each)
    } else if (run && last && continues(last, typing)) run.typings.push(typing)
    else {
      const begun = { peer: each.peer, typings: [typing] }
      runs.set(each.peer, begun)
      result.push(begun)
    }
  }
  return result.flatMap(each => ('typings' in each ? messagesOf(each) : [each]))
}

function plainTyping(message: Message): Typing | null {
  return message.kind === 'update' && !message.isAnswer ? typingOf(message.update) : null
}

function messagesOf({ peer, typings }: Run): Received[] {
  const update = typings.length > 1 ? joined(typings) : null
  const updates = update === null ? typings.map(typing => typing.update) : [update]
  return updates.map(each => ({
    peer,
    message: { kind: 'update', update: Uint8Array.from(each), isAnswer: false },
  }))
}
