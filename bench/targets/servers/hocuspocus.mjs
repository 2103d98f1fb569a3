/**
 * Hocuspocus as its documentation starts it. With SQLITE_FILE it stores as @hocuspocus/extension-sqlite does (the whole
 * document into one row, on its debounce), through node:sqlite instead of the extension's native package.
 */
import { DatabaseSync } from 'node:sqlite'
import { Server } from '@hocuspocus/server'
import { encodeStateAsUpdate } from 'yjs'

const file = process.env.SQLITE_FILE
const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: file ? [sqlite(file)] : [],
})
await server.listen()

function sqlite(path) {
  const database = new DatabaseSync(path)
  database.exec(
    'CREATE TABLE IF NOT EXISTS documents (name varchar(255) NOT NULL, data blob NOT NULL, UNIQUE(name))',
  )
  const fetch = database.prepare('SELECT data FROM documents WHERE name = ? ORDER BY rowid DESC')
  const store = database.prepare(
    'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
  )
  return {
    async onLoadDocument({ documentName }) {
      return fetch.get(documentName)?.data
    },
    async onStoreDocument({ document, documentName }) {
      store.run(documentName, encodeStateAsUpdate(document))
    },
  }
}
