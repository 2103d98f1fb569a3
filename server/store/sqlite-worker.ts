import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { unpackAppends } from './packed-appends.ts'
import {
  DATABASE_FILE,
  type StoreCall,
  type StoreMethod,
  type StoreReply,
  type WorkerMessage,
  type WorkerRequest,
  type WorkerSettings,
} from './sqlite-calls.ts'
import { prepareDatabase } from './sqlite-schema.ts'
import { createTables } from './sqlite-tables.ts'
import { CorruptMeeting } from './store.ts'

/*
 * The thread that owns the database. The calls of a batch share one commit; the next batch gathers meanwhile on the
 * other side.
 */
/** SQLite's result codes for a file that is not as it was written. */
const DAMAGE_CODES: ReadonlySet<number> = new Set([11 /* CORRUPT */, 26 /* NOTADB */])
/** Calls that write nothing: they work while the disk refuses to be written. */
const READING: ReadonlySet<StoreMethod> = new Set([
  'readMeeting',
  'isKept',
  'listMeetings',
  'staleMeetings',
  'load',
  'listPoints',
  'latestFinal',
  'listHours',
  'loadAt',
  'findToken',
  'hasAdmin',
  'findSession',
  'nameOf',
  'layouts',
  'thinnable',
  'listBinned',
  'templates',
  'readTemplate',
])

const { directory } = workerData as WorkerSettings
const port = parentPort
if (port === null) throw new Error('sqlite-worker runs as a worker thread')
const send = (message: WorkerMessage) => port.postMessage(message)

try {
  serve(openDirectory(directory))
  send({ kind: 'ready' })
} catch (error) {
  send({ kind: 'failed', message: startMessage(error) })
  port.close()
}

type Tables = ReturnType<typeof createTables>
type Opened = { readonly db: DatabaseSync; readonly lock: DatabaseSync }

/** The lock is held by the operating system for as long as this process lives, so that kill -9 leaves none behind. */
function openDirectory(path: string): Opened {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  accessSync(path, constants.R_OK | constants.W_OK)
  const lock = new DatabaseSync(join(path, 'yoroku.lock'))
  lock.exec(
    'pragma busy_timeout = 0; pragma locking_mode = exclusive; begin exclusive; pragma user_version = 1',
  )
  const file = join(path, DATABASE_FILE)
  requireFileOfLog(file)
  const db = new DatabaseSync(file)
  prepareDatabase(db)
  return { db, lock }
}

/** SQLite would begin anew and throw a write-ahead log away whose file is empty or gone. */
function requireFileOfLog(file: string): void {
  const log = `${file}-wal`
  const sizeOf = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0
  if (sizeOf(file) === 0 && sizeOf(log) > 0)
    throw new Error(`${file} is empty or gone, but ${log} is not; restore a backup into a new folder`)
}

function startMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.includes('locked') ? `another server is using ${directory}` : message
}

function serve({ db, lock }: Opened): void {
  const tables = createTables(db)
  const onRequest = (request: WorkerRequest) => {
    if (request.kind === 'close') {
      db.close()
      lock.close()
      send({ kind: 'closed' })
      port?.close()
      return
    }
    const calls = [...unpackAppends(request.appends), ...request.others]
    if (calls.length > 0) send(answerOf(answersTo(db, tables, calls), request.appends.ids.length))
  }
  port?.on('message', onRequest)
}

/** The first so many replies are those of appends: that one was stored is said by its number alone. */
function answerOf(replies: readonly StoreReply[], appends: number): WorkerMessage {
  const ids: number[] = []
  const seqs: number[] = []
  const others: StoreReply[] = []
  for (const [index, reply] of replies.entries())
    if (index < appends && reply.ok) {
      ids.push(reply.id)
      seqs.push(Number(reply.value))
    } else others.push(reply)
  return { kind: 'replies', replies: others, appended: { ids, seqs } }
}

/** Erasing is no part of a transaction; what is asked together with it is stored before. */
function answersTo(db: DatabaseSync, tables: Tables, calls: readonly StoreCall[]): StoreReply[] {
  const isErasing = (call: StoreCall) => call.method === 'erase'
  const others = calls.filter(call => !isErasing(call))
  return [
    ...(others.length > 0 ? committed(db, tables, others) : []),
    ...calls.filter(isErasing).map(call => {
      try {
        return answered(tables, call)
      } catch (error) {
        return refusal(call.id, error)
      }
    }),
  ]
}

/** One transaction for all; when it fails, each call gets one of its own, so that only the guilty one fails. */
function committed(db: DatabaseSync, tables: Tables, calls: readonly StoreCall[]): StoreReply[] {
  const begin = calls.every(call => READING.has(call.method)) ? 'begin' : 'begin immediate'
  const together = transaction(db, tables, begin, () => calls.map(call => answered(tables, call)))
  if (together.ok) return together.value
  if (calls.length === 1) return calls.map(({ id }) => refusal(id, together.error))
  return calls.flatMap(call => committed(db, tables, [call]))
}

function answered(tables: Tables, call: StoreCall): StoreReply {
  try {
    return { id: call.id, ok: true, value: run(tables, call) }
  } catch (error) {
    if (call.method !== 'load' || !isDamage(error)) throw error
    return refusal(call.id, new CorruptMeeting(`the file is damaged: ${error.message}`))
  }
}

function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'errcode' in error && DAMAGE_CODES.has(Number(error.errcode) & 0xff)
}

/** The name and the arguments belong together by StoreCall; TypeScript cannot follow that through an index. */
function run(tables: Tables, call: StoreCall): unknown {
  return (tables[call.method] as (...args: readonly unknown[]) => unknown)(...call.args)
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }

function transaction<T>(db: DatabaseSync, tables: Tables, begin: string, work: () => T): Outcome<T> {
  try {
    db.exec(begin)
    const value = work()
    db.exec('commit')
    return { ok: true, value }
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    tables.rolledBack()
    return { ok: false, error }
  }
}

function refusal(id: number, error: unknown): StoreReply {
  const message = error instanceof Error ? error.message : String(error)
  return { id, ok: false, message, corrupt: error instanceof CorruptMeeting }
}
