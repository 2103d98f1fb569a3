import { join } from 'node:path'
import type { Place, Target } from './target.ts'

const FOLDER = join(import.meta.dirname, '..')
const RELAY = join(import.meta.dirname, 'servers/relay.mjs')
const HOCUSPOCUS = join(import.meta.dirname, 'servers/hocuspocus.mjs')
const Y_WEBSOCKET = join(FOLDER, 'node_modules/y-websocket/bin/server.cjs')

const plain = { keepsDocument: true, readyPath: '/', open: openPlain } as const

export const PEERS: readonly Target[] = [
  {
    ...plain,
    id: 'relay',
    label: 'ws relay',
    keepsDocument: false,
    launch: port => ({ args: [RELAY], env: { PORT: String(port) } }),
  },
  {
    ...plain,
    id: 'y-websocket',
    label: 'y-websocket 2.1',
    launch: port => ({ args: [Y_WEBSOCKET], env: { HOST: '127.0.0.1', PORT: String(port) } }),
  },
  {
    ...plain,
    id: 'y-leveldb',
    label: 'y-websocket 2.1 + y-leveldb',
    launch: (port, dataDir) => ({
      args: [Y_WEBSOCKET],
      env: { HOST: '127.0.0.1', PORT: String(port), YPERSISTENCE: join(dataDir, 'leveldb') },
    }),
  },
  {
    ...plain,
    id: 'hocuspocus',
    label: 'Hocuspocus 4.7',
    open: openNamed,
    launch: port => ({ args: [HOCUSPOCUS], env: { PORT: String(port) } }),
  },
  {
    ...plain,
    id: 'hocuspocus-sqlite',
    label: 'Hocuspocus 4.7 + SQLite',
    open: openNamed,
    launch: (port, dataDir) => ({
      args: [HOCUSPOCUS],
      env: { PORT: String(port), SQLITE_FILE: join(dataDir, 'hocuspocus.sqlite') },
    }),
  },
]

async function openPlain(origin: string, name: string): Promise<Place> {
  return { url: `${origin}/${name}`, headers: {}, prefix: null }
}

async function openNamed(origin: string, name: string): Promise<Place> {
  return { url: `${origin}/`, headers: {}, prefix: name }
}
