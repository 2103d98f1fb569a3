import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { isWhole, isWholePoint, isWholeSnapshot } from './checksums.ts'
import { DATABASE_FILE } from './sqlite-calls.ts'
import { prepareDatabase, VERSION, versionOf } from './sqlite-schema.ts'

/** What a finished copy holds. Damaged rows are copied as they are: a backup with them is better than none. */
export type Checked = { readonly meetings: number; readonly rows: number; readonly damaged: number }

/** All pages in one step: in several, every commit of the running server would start the copy anew. */
const ALL_PAGES = 2 ** 30

/**
 * Copies the database of `dataDir` to `target` while a server may be running on it, as it is at this moment. The file
 * has its name only once it is complete, checked and on disk. Throws one clear line; never overwrites.
 */
export async function backUp(dataDir: string, target: string): Promise<Checked> {
  const file = join(dataDir, DATABASE_FILE)
  if (!existsSync(file)) throw new Error(`there is no data in ${dataDir}`)
  if (existsSync(target)) throw new Error(`${target} exists already; choose another name`)
  return await completed(target, async partial => {
    const source = new DatabaseSync(file, { readOnly: true })
    await backup(source, partial, { rate: ALL_PAGES }).finally(() => source.close())
    const copy = new DatabaseSync(partial)
    try {
      copy.exec('pragma journal_mode = delete')
      return checked(copy, file)
    } finally {
      copy.close()
    }
  })
}

/**
 * Puts a backup into `dataDir`, which must not hold data yet. The meetings in it are marked: clients may bring back
 * what they hold of the time after the backup, whoever wrote it.
 */
export async function restore(source: string, dataDir: string, nowMs: number): Promise<Checked> {
  if (!existsSync(source)) throw new Error(`there is no file ${source}`)
  const file = join(dataDir, DATABASE_FILE)
  for (const each of [file, `${file}-wal`])
    if (existsSync(each)) throw new Error(`${each} exists already; restore into a new folder`)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return await completed(file, async partial => {
    copyFileSync(source, partial)
    const db = new DatabaseSync(partial)
    try {
      const found = checked(db, source)
      prepareDatabase(db)
      db.prepare('insert into restores values (?)').run(nowMs)
      return found
    } finally {
      db.close()
    }
  })
}

/** Makes a file under another name and gives it its own once it is on disk. */
async function completed(target: string, make: (partial: string) => Promise<Checked>): Promise<Checked> {
  const partial = `${target}.partial-${process.pid}`
  try {
    const found = await make(partial)
    sync(partial)
    renameSync(partial, target)
    sync(dirname(target))
    return found
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(partial + rest, { force: true })
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Throws when the file as such is damaged or not ours; counts rows whose content is. */
function checked(db: DatabaseSync, name: string): Checked {
  const [first] = db.prepare('pragma integrity_check(1)').all()
  if (first?.integrity_check !== 'ok') throw new Error(`${name} is damaged: ${first?.integrity_check}`)
  const version = versionOf(db)
  if (version < 1 || version > VERSION) throw new Error(`${name} is not a database of this version`)
  let rows = 0
  let damaged = 0
  for (const row of db.prepare('select * from log').iterate()) {
    rows++
    if (!isWhole({ since: null, ...row })) damaged++
  }
  damaged += damagedBeside(db, version)
  const meetings = Number(db.prepare('select count(*) as count from meetings').get()?.count ?? 0)
  return { meetings, rows, damaged }
}

/** Damaged snapshots, points and versions; earlier versions of the database have none of them. */
function damagedBeside(db: DatabaseSync, version: number): number {
  const damagedIn = (table: string, isIntact: (row: Record<string, SQLOutputValue>) => boolean): number => {
    let damaged = 0
    for (const row of db.prepare(`select * from ${table}`).iterate()) if (!isIntact(row)) damaged++
    return damaged
  }
  const snapshots = version > 1 ? damagedIn('snapshots', row => isWholeSnapshot(String(row.meeting), row)) : 0
  return snapshots + (version > 2 ? damagedIn('points', isWholePoint) : 0)
}
