import { connect, type Socket } from 'node:net'

const JOINED_AT_ONCE = 50

/** Opens the outline's stream so many times; resolves once each has received the outline. */
export async function joinViewers(
  url: string,
  meeting: string,
  token: string,
  count: number,
): Promise<Viewer[]> {
  const viewers: Viewer[] = []
  while (viewers.length < count) {
    const group = Array.from(
      { length: Math.min(JOINED_AT_ONCE, count - viewers.length) },
      () => new Viewer(url, `/api/meetings/${meeting}/outline/stream`, token),
    )
    await Promise.all(group.map(viewer => viewer.opened))
    viewers.push(...group)
  }
  return viewers
}

/** A reader that counts events and knows the last one's id; it parses no more, or it would be the bottleneck. */
export class Viewer {
  events = 0
  lastId = ''
  readonly opened: Promise<void>
  readonly #socket: Socket

  constructor(url: string, path: string, token: string) {
    const { hostname, port, host } = new URL(url)
    this.#socket = connect(Number(port), hostname)
    this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n\r\n`)
    this.opened = new Promise(resolve => {
      this.#socket.on('data', data => {
        for (const [, id = ''] of data.toString('latin1').matchAll(/^id: (\S+)$/gm)) {
          this.lastId = id
          this.events++
        }
        if (this.events > 0) resolve()
      })
    })
  }

  close(): void {
    this.#socket.destroy()
  }
}
