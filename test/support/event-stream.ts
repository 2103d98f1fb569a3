export type StreamEvent = { readonly id: string; readonly event: string; readonly data: unknown }

/** Reads server-sent events one at a time, but for the pings; null once the stream has ended. */
export class EventReader {
  readonly #reader: ReadableStreamDefaultReader<string>
  readonly #abort: AbortController
  #text = ''

  private constructor(response: Response, abort: AbortController) {
    if (response.body === null) throw new Error('no stream')
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    this.#abort = abort
  }

  static async open(url: string, headers: Record<string, string>): Promise<EventReader> {
    const abort = new AbortController()
    const response = await fetch(url, { headers, signal: abort.signal })
    if (!response.ok) throw new Error(`no stream: ${response.status}`)
    return new EventReader(response, abort)
  }

  async next(): Promise<StreamEvent | null> {
    for (;;) {
      const end = this.#text.indexOf('\n\n')
      if (end < 0) {
        const { done, value } = await this.#reader.read()
        if (done) return null
        this.#text += value
        continue
      }
      const event = parseEvent(this.#text.slice(0, end))
      this.#text = this.#text.slice(end + 2)
      if (event && event.event !== 'ping') return event
    }
  }

  close(): void {
    this.#abort.abort()
  }
}

/** Null for comments and settings. */
function parseEvent(block: string): StreamEvent | null {
  const field = (name: string) =>
    block
      .split('\n')
      .find(line => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const data = field('data')
  return data === undefined
    ? null
    : { id: field('id') ?? '', event: field('event') ?? '', data: JSON.parse(data) }
}
