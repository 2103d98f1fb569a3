import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { hashOf, newToken } from './access/tokens.ts'
import { parseConfig } from './config.ts'
import { notedAddress } from './noted-address.ts'
import { DATABASE_FILE } from './store/sqlite-calls.ts'
import { prepareDatabase } from './store/sqlite-schema.ts'
import { createTables } from './store/sqlite-tables.ts'

/*
 * `npm run admin-link`: replaces the administrator's token in DATA_DIR and prints the new link. Works while the
 * server runs, which asks the database at every request; the link begins with that server's address, whatever its port.
 */
const parsed = parseConfig(process.env)
if (parsed.kind === 'bad') fail(parsed.message)
else {
  const { dataDir, publicUrl, host, port } = parsed.config
  const file = join(dataDir, DATABASE_FILE)
  const address = publicUrl ?? notedAddress(dataDir) ?? `http://${host}:${port}`
  if (existsSync(file)) console.log(`${address}/#${replaceToken(file)}`)
  else fail(`there is no data in ${dataDir} yet; start the server first`)
}

function replaceToken(file: string): string {
  const db = new DatabaseSync(file)
  prepareDatabase(db)
  const token = newToken()
  createTables(db).putToken({ hash: hashOf(token), meeting: null, role: 'admin' })
  db.close()
  return token
}

function fail(message: string): void {
  console.error(`No link: ${message}`)
  process.exitCode = 1
}
