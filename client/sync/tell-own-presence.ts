import type { WebsocketProvider } from 'y-websocket'

/**
 * y-websocket 3.1 would repeat to the server what it has just heard from it: where the others are, at each of their
 * keys. Here it tells of this page alone; also when the server took it for gone, to which y-protocols answers that it
 * is here. And it would keep the others' clocks when the link is lost: who has not moved since would be introduced anew
 * by the server with a clock that is known, and stay unseen.
 */
export function tellOwnPresence(provider: WebsocketProvider): void {
  const { awareness, _awarenessUpdateHandler: tell } = provider
  const { clientID: own, meta } = awareness
  awareness.off('update', tell)
  awareness.on('update', ({ added, updated, removed }: Parameters<typeof tell>[0], origin: unknown) => {
    if ([...added, ...updated, ...removed].includes(own))
      tell({ added: [], updated: [own], removed: [] }, origin)
  })
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') for (const id of [...meta.keys()]) if (id !== own) meta.delete(id)
  })
}
