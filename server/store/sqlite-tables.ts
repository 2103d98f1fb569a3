import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { ROLES } from '../../shared/api.ts'
import type { StoreMethod, StoreMethods } from './sqlite-calls.ts'
import { type LogTables, logTables } from './sqlite-log.ts'
import { pointTables } from './sqlite-points.ts'
import { purgeTables } from './sqlite-purges.ts'
import { VERSION } from './sqlite-schema.ts'
import type { MeetingQuery, StoredMeeting, StoredSession, StoredToken } from './store.ts'

/** The store's methods on one database, each synchronous and without a transaction of its own. */
export type Tables = {
  readonly [M in StoreMethod]: (...args: Parameters<StoreMethods[M]>) => Awaited<ReturnType<StoreMethods[M]>>
}

type Row = Record<string, SQLOutputValue>

/** Prepares every statement once. `rolledBack` is to be called when a transaction was given up. */
export function createTables(db: DatabaseSync): Tables & Pick<LogTables, 'rolledBack'> {
  const log = logTables(db)
  const access = accessTables(db)
  const pointsOf = pointTables(db)
  const { add, dropAndTrace: _, ...points } = pointsOf
  const { replaceRows: __, ...ofLog } = log
  return {
    ...meetingTables(db, log, access),
    ...ofLog,
    ...points,
    ...purgeTables(db, log, pointsOf),
    ...access,
    ...layoutTable(db),
    ...templateTable(db),
    append: (id, added) => {
      const seq = log.append(id, added)
      if (added.points !== undefined) add(id, seq - added.updates.length, added.atMs, added.points)
      return seq
    },
  }
}

type Access = ReturnType<typeof accessTables>

/** All but the text that is searched: that of a long meeting is long. */
const SHOWN = 'id, created_ms, updated_ms, binned_ms, row'

function meetingTables(db: DatabaseSync, log: LogTables, access: Access) {
  const insert = db.prepare('insert into meetings values (?, ?, ?, null, ?, ?)')
  const copyTemplates = db.prepare(
    'insert into templates select ?, name, file from templates where meeting = ?',
  )
  const one = db.prepare(`select ${SHOWN} from meetings where id = ?`)
  const kept = db.prepare('select 1 from meetings where id = ? and binned_ms is null')
  const index = db.prepare('update meetings set row = ?, text = ?, updated_ms = ? where id = ?')
  const bin = db.prepare('update meetings set binned_ms = ? where id = ?')
  const list = db.prepare(`select ${SHOWN} from meetings where binned_ms is null and instr(text, ?) > 0
    and (created_ms, id) < (?, ?) order by created_ms desc, id desc limit ?`)
  const all = db.prepare(`select ${SHOWN} from meetings where binned_ms is null
    and (created_ms, id) < (?, ?) order by created_ms desc, id desc limit ?`)
  const binned = db.prepare('select * from meetings where binned_ms is not null order by binned_ms desc, id')
  const stale = db.prepare(`select id from meetings where binned_ms is null and updated_ms <
    (select at_ms from log where meeting = id order by n desc limit 1)`)
  return {
    /** The first content stands in the log and in a snapshot: one damage cannot take both. */
    createMeeting: ({ id, createdMs, index: { row, text }, tokens, update, clients, templatesOf }) => {
      insert.run(id, createdMs, createdMs, row, text)
      const seq = log.append(id, { updates: [update], clients, atMs: createdMs })
      log.putSnapshot(id, update, seq)
      for (const token of tokens) access.putToken(token)
      if (templatesOf) copyTemplates.run(id, templatesOf)
    },
    readMeeting: id => meetingOf(one.get(id)),
    isKept: id => kept.get(id) !== undefined,
    listMeetings: ({ text, before, limit }: MeetingQuery) => {
      const from = [before?.createdMs ?? Number.MAX_SAFE_INTEGER, before?.id ?? '', limit] as const
      const rows = text === '' ? all.all(...from) : list.all(text, ...from)
      return rows.flatMap(row => meetingOf(row) ?? [])
    },
    indexMeeting: (id, { row, text }, atMs) => void index.run(row, text, atMs, id),
    binMeeting: (id, atMs) => void bin.run(atMs, id),
    listBinned: () => binned.all().flatMap(row => meetingOf(row) ?? []),
    staleMeetings: () => stale.all().map(row => String(row.id)),
    /** Writes what stands there already: that needs the disk as much as anything else does. */
    check: () => {
      db.exec(`pragma user_version = ${VERSION}`)
      return { damaged: log.damaged() }
    },
  } satisfies Partial<Tables>
}

function accessTables(db: DatabaseSync) {
  const oldToken = db.prepare('select hash from tokens where meeting = ? and role = ?')
  const putToken = db.prepare('insert or replace into tokens values (?, ?, ?)')
  const token = db.prepare('select * from tokens where hash = ?')
  const admin = db.prepare("select 1 from tokens where role = 'admin'")
  const putSession = db.prepare('insert or replace into sessions values (?, ?, ?, ?)')
  const session = db.prepare('select * from sessions where hash = ?')
  const dropSession = db.prepare('delete from sessions where hash = ?')
  const dropOld = db.prepare(`delete from sessions where created_ms < ?2 * -1 + min(?1, (select max(at) from
    (select max(updated_ms) as at from meetings union all select max(created_ms) from sessions)))`)
  const name = db.prepare('select name from names where browser = ?')
  const putName = db.prepare('insert or replace into names values (?, ?)')
  return {
    putToken: ({ hash, meeting, role }: StoredToken): string | null => {
      const old = oldToken.get(meeting ?? '', role)
      putToken.run(hash, meeting ?? '', role)
      return old ? String(old.hash) : null
    },
    findToken: hash => tokenOf(token.get(hash)),
    hasAdmin: () => admin.get() !== undefined,
    putSession: ({ hash, browser, createdMs, grants }) =>
      void putSession.run(hash, browser, createdMs, grants.join(' ')),
    findSession: hash => sessionOf(session.get(hash)),
    deleteSession: hash => void dropSession.run(hash),
    dropSessions: (nowMs, olderThanMs) => void dropOld.run(nowMs, olderThanMs),
    nameOf: browser => String(name.get(browser)?.name ?? ''),
    putName: (browser, value) => void putName.run(browser, value),
  } satisfies Partial<Tables>
}

function layoutTable(db: DatabaseSync) {
  const all = db.prepare('select * from layouts order by name')
  const put = db.prepare('insert or replace into layouts values (?, ?)')
  const drop = db.prepare('delete from layouts where name = ?')
  return {
    layouts: () => all.all().map(row => ({ name: String(row.name), values: String(row.value) })),
    putLayout: ({ name, values }) => void put.run(name, values),
    deleteLayout: name => void drop.run(name),
  } satisfies Partial<Tables>
}

function templateTable(db: DatabaseSync) {
  const all = db.prepare(`select meeting, name, length(file) as bytes from templates
    where meeting = ? or meeting = '' order by name, meeting`)
  const one = db.prepare('select file from templates where meeting = ? and name = ?')
  const put = db.prepare(`insert or replace into templates select ?1, ?2, ?3
    where ?1 = '' or exists (select 1 from meetings where id = ?1)`)
  const drop = db.prepare('delete from templates where meeting = ? and name = ?')
  return {
    templates: meeting =>
      all
        .all(meeting)
        .map(row => ({ meeting: String(row.meeting), name: String(row.name), bytes: Number(row.bytes) })),
    readTemplate: (meeting, name) => {
      const file = one.get(meeting, name)?.file
      return file instanceof Uint8Array ? file : null
    },
    putTemplate: ({ meeting, name, file }) => {
      if (put.run(meeting, name, file).changes === 0) throw new Error('there is no such meeting')
    },
    deleteTemplate: (meeting, name) => void drop.run(meeting, name),
  } satisfies Partial<Tables>
}

function meetingOf(row: Row | undefined): StoredMeeting | null {
  if (row === undefined) return null
  return {
    id: String(row.id),
    createdMs: Number(row.created_ms),
    updatedMs: Number(row.updated_ms),
    binnedMs: row.binned_ms === null ? null : Number(row.binned_ms),
    row: String(row.row),
  }
}

function tokenOf(row: Row | undefined): StoredToken | null {
  const role = ROLES.find(each => each === row?.role)
  if (row === undefined || role === undefined) return null
  return { hash: String(row.hash), meeting: row.meeting === '' ? null : String(row.meeting), role }
}

function sessionOf(row: Row | undefined): StoredSession | null {
  if (row === undefined) return null
  const grants = String(row.grants).split(' ').filter(Boolean)
  return { hash: String(row.hash), browser: String(row.browser), createdMs: Number(row.created_ms), grants }
}
