import type { DatabaseSync } from 'node:sqlite'

/** Raised with every change of the tables below; a newer file is refused. */
const VERSION = 1

const TABLES = `
create table meetings (
  id text primary key, created_ms integer not null, updated_ms integer not null, binned_ms integer,
  row text not null, text text not null
) strict;
create index meetings_by_age on meetings (created_ms desc, id desc);
create table log (
  seq integer primary key autoincrement, meeting text not null, at_ms integer not null,
  crc integer not null, data blob not null
) strict;
create index log_by_meeting on log (meeting, seq);
create table snapshots (
  meeting text primary key, seq integer not null, crc integer not null, data blob not null
) strict;
create table clients (
  n integer primary key autoincrement, meeting text not null, client integer not null, owner text not null,
  unique (meeting, client)
) strict;
create table tokens (
  hash text primary key, meeting text not null, role text not null, unique (meeting, role)
) strict;
create table sessions (
  hash text primary key, browser text not null, created_ms integer not null, grants text not null
) strict;
create table names (browser text primary key, name text not null) strict;
`

/** Prepares an opened database: durable at every commit, tables of this version. Throws on a newer version. */
export function prepareDatabase(db: DatabaseSync): void {
  db.exec('pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full')
  const version = Number(db.prepare('pragma user_version').get()?.user_version ?? 0)
  if (version > VERSION) throw new Error(`the database is of a newer version (${version})`)
  if (version === 0) db.exec(`begin; ${TABLES} pragma user_version = ${VERSION}; commit`)
}
