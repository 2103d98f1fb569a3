import { encodeAwareness, encodeUpdate } from '../../shared/sync/protocol.ts'
import { Packet } from './packet.ts'
import type { Peer } from './peer.ts'
import type { PresenceChange } from './room-presence.ts'

/** What a turn brought: an edit of these authors (null: none) and where people are now. */
export type News = {
  readonly update: Uint8Array | null
  readonly authors: readonly Peer[]
  readonly presence: readonly PresenceChange[]
}

/**
 * Sends news to everybody, each one write: the edit to those who follow the document, but not to its only author;
 * presence to all, but to nobody its own, for a stock client would take it over.
 */
export function fanOut(members: ReadonlyMap<Peer, { readonly isFollowing: boolean }>, news: News): void {
  const edit = news.update && encodeUpdate(news.update)
  const [author, another] = news.authors
  const onlyAuthor = another === undefined ? author : undefined
  if (news.presence.length === 0) {
    const packet = packetOf(edit, [])
    members.forEach(({ isFollowing }, peer) => {
      if (isFollowing && peer !== onlyAuthor) peer.sendPacket(packet)
    })
  } else
    sendWithPresence(members, news.presence, peer =>
      members.get(peer)?.isFollowing && peer !== onlyAuthor ? edit : null,
    )
}

function sendWithPresence(
  members: ReadonlyMap<Peer, unknown>,
  presence: readonly PresenceChange[],
  editFor: (peer: Peer) => Uint8Array | null,
): void {
  const subjects = new Set(presence.map(change => change.about))
  const packets = new Map<Uint8Array | null, Packet>()
  for (const peer of members.keys()) {
    const edit = editFor(peer)
    let packet = subjects.has(peer)
      ? packetOf(
          edit,
          presence.filter(change => change.about !== peer),
        )
      : packets.get(edit)
    if (packet === undefined) {
      packet = packetOf(edit, presence)
      packets.set(edit, packet)
    }
    if (packet.messages.length > 0) peer.sendPacket(packet)
  }
}

function packetOf(edit: Uint8Array | null, presence: readonly PresenceChange[]): Packet {
  const messages = edit === null ? [] : [edit]
  return new Packet(
    presence.length === 0 ? messages : [...messages, encodeAwareness(presence.map(change => change.entry))],
  )
}
