/** How a client of the load reaches one document of a server. */
export type Place = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Hocuspocus writes the document's name before every message; null for plain y-protocols. */
  readonly prefix: string | null
}

export type Launch = {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** A server under measurement: how it is started and how a document on it is opened. */
export type Target = {
  readonly id: string
  readonly label: string
  /** False for the relay: a client that comes later gets nothing. */
  readonly keepsDocument: boolean
  readonly launch: (port: number, dataDir: string) => Launch
  /** Any answer below 500 means that the server is ready. */
  readonly readyPath: string
  readonly open: (origin: string, name: string) => Promise<Place>
}
