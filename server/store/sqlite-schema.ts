import type { DatabaseSync } from 'node:sqlite'

/** Raised with every change of the tables below; a newer file is refused. */
export const VERSION = 4

/** The write-ahead log is cut back to this once its content has moved on, so that a long reader leaves no giant. */
const WAL_BYTES = 16 * 1024 * 1024
/** That happens each time it holds so many pages of 4 KiB; pages that change often are then written once for many changes. */
const WAL_PAGES = 2000

const TABLES = `
create table meetings (
  id text primary key, created_ms integer not null, updated_ms integer not null, binned_ms integer,
  row text not null, text text not null
) strict;
create index meetings_by_age on meetings (created_ms desc, id desc);
create table log (
  seq integer primary key autoincrement, meeting text not null, n integer not null default 0,
  at_ms integer not null, crc integer not null, data blob not null, since integer
) strict;
create index log_by_number on log (meeting, n);
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

const DAMAGE = `
create table damage (
  meeting text not null, n integer not null, reason text not null, found_ms integer not null,
  primary key (meeting, n)
) strict;
create table restores (at_ms integer not null) strict;
`

/** `crc` is that of the row but the document, `state_crc` that of the document. */
const POINTS = `
create table points (
  meeting text not null, id integer not null, seq integer not null, at_ms integer not null, facts text not null,
  kind text, number integer, crc integer not null, state blob, state_crc integer, primary key (meeting, id)
) strict;
`

/** Log rows get a number of their own in each meeting; snapshots, made from them, are made anew. */
const FROM_1_TO_2 = `
alter table log add column n integer not null default 0;
update log set n = counted.n from
  (select seq, row_number() over (partition by meeting order by seq) as n from log) as counted
  where counted.seq = log.seq;
drop index log_by_meeting;
create index log_by_number on log (meeting, n);
delete from snapshots;
`

/** How far each meeting's log has been thinned: rows up to there stand for whole spans of its history. */
const THINNED = `
create table thinned (meeting text primary key, upto integer not null) strict;
`
/** What was removed for good, without a word of it, and the numbers of versions that are gone and never given again. */
const PURGES = `
create table purges (
  id integer primary key, meeting text not null, kind text not null, at_ms integer not null, erased integer not null
) strict;
create table version_numbers (
  meeting text not null, kind text not null, last integer not null, primary key (meeting, kind)
) strict;
`
/** A row of the log may stand for several updates, from number \`since\` to \`n\`. */
const SPANS = `
alter table log add column since integer;
`

/** What leads from each earlier version to this one. */
const CHANGES: Readonly<Record<number, string>> = {
  0: TABLES + DAMAGE + POINTS + THINNED + PURGES,
  1: FROM_1_TO_2 + DAMAGE + POINTS + SPANS + THINNED + PURGES,
  2: POINTS + SPANS + THINNED + PURGES,
  3: SPANS + THINNED + PURGES,
}
/** Needs no version: an older program leaves a table that it does not know alone. */
const LATER = `
create table if not exists layouts (name text primary key, value text not null) strict;
create table if not exists templates (
  meeting text not null, name text not null, file blob not null, primary key (meeting, name)
) strict;
`

/**
 * Prepares an opened database: durable at every commit, what is deleted overwritten, tables of this version. Throws on a
 * newer version.
 */
export function prepareDatabase(db: DatabaseSync): void {
  db.exec(`pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full;
    pragma journal_size_limit = ${WAL_BYTES}; pragma wal_autocheckpoint = ${WAL_PAGES};
    pragma secure_delete = on`)
  const version = versionOf(db)
  if (version > VERSION) throw new Error(`the database is of a newer version (${version})`)
  const change = CHANGES[version]
  if (change !== undefined) db.exec(`begin immediate; ${change} pragma user_version = ${VERSION}; commit`)
  db.exec(LATER)
}

/** 0 for an empty file. */
export function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('pragma user_version').get()?.user_version ?? 0)
}
