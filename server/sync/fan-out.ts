import { encodeAwareness, encodeUpdate } from '../../shared/sync/protocol.ts'
import { Packet } from './packet.ts'
import type { Peer } from './peer.ts'
import type { PresenceChange } from './room-presence.ts'

/** What a turn brought: an edit of these authors (null: none) and where people are now. */
export type News = {
  readonly update: Uint8Array | null
  readonly authors: ReadonlySet<Peer>
  readonly presence: readonly PresenceChange[]
}

/**
 * Sends news to everybody, each one write: the edit to those who follow the document, but not to its only author;
 * presence to all, but to nobody its own, for a stock client would take it over.
 */
export function fanOut(members: ReadonlyMap<Peer, { readonly isFollowing: boolean }>, news: News): void {
  const edit = news.update && encodeUpdate(news.update)
  const onlyAuthor = news.authors.size === 1 ? [...news.authors][0] : undefined
  const subjects = new Set(news.presence.map(change => change.about))
  const forMost = packetOf(edit, news.presence)
  const forStrangers = packetOf(null, news.presence)
  for (const [peer, { isFollowing }] of members) {
    const getsEdit = isFollowing && peer !== onlyAuthor
    const packet = subjects.has(peer)
      ? packetOf(
          getsEdit ? edit : null,
          news.presence.filter(change => change.about !== peer),
        )
      : getsEdit
        ? forMost
        : forStrangers
    if (packet.messages.length > 0) peer.sendPacket(packet)
  }
}

function packetOf(edit: Uint8Array | null, presence: readonly PresenceChange[]): Packet {
  const messages = edit === null ? [] : [edit]
  return new Packet(
    presence.length === 0 ? messages : [...messages, encodeAwareness(presence.map(change => change.entry))],
  )
}
