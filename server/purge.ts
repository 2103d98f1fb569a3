import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { cleanLine } from '../shared/clean-text.ts'
import { systemClock } from './clock.ts'
import { parseConfig } from './config.ts'
import { causeOf, createLog } from './log.ts'
import { rowOf } from './meeting-index.ts'
import { erased, purgeDeleted } from './purge/purge-deleted.ts'
import { openSqliteStore } from './store/sqlite.ts'
import type { Store } from './store/store.ts'

/*
 * `npm run purge` lists the bin. `npm run purge -- <meeting>` says what a purge would take away, and does it with
 * `--yes`: of a meeting in the bin all, of another one what was deleted in it. The words are asked for, so that they
 * stand in no shell's history. For a stopped server; a running one has its routes.
 */
type Asked = { readonly meeting: string; readonly isSure: boolean; readonly withVersions: boolean }

const parsed = parseConfig(process.env)
if (parsed.kind === 'bad') fail(parsed.message)
else
  purge(parsed.config.dataDir).catch((error: unknown) => {
    const cause = causeOf(error)
    fail(cause.startsWith('another server') ? `${cause}; stop it, or ask it (docs/operating.md)` : cause)
  })

async function purge(dataDir: string): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { yes: { type: 'boolean' }, versions: { type: 'boolean' } },
  })
  const store = await openSqliteStore(dataDir, { log: createLog('warn') })
  try {
    const [meeting] = positionals
    const asked = { isSure: values.yes === true, withVersions: values.versions === true }
    if (meeting === undefined) await listBin(store)
    else await purgeOne(store, { meeting, ...asked })
  } finally {
    await store.close()
  }
}

async function listBin(store: Store): Promise<void> {
  const binned = await store.listBinned()
  for (const stored of binned)
    console.log(`${stored.id}  ${new Date(stored.binnedMs ?? 0).toISOString()}  ${rowOf(stored, 0).title}`)
  if (binned.length === 0) console.log('The bin is empty.')
}

async function purgeOne(store: Store, asked: Asked): Promise<void> {
  const stored = await store.readMeeting(asked.meeting)
  if (stored === null) return fail('there is no such meeting')
  if (stored.binnedMs === null) await purgeWords(store, asked)
  else if (!asked.isSure)
    return console.log(`“${rowOf(stored, 0).title}” would be removed. Add --yes to do so.`)
  else await store.purgeMeeting(asked.meeting, systemClock.nowMs())
  if (!(await erased(store))) fail('somebody reads the database; the files are cleaned at the next start')
  else if (asked.isSure) console.log('Removed. Backups made before still hold it.')
}

async function purgeWords(store: Store, { meeting, isSure, withVersions }: Asked): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const ended = once(lines, 'close').then((): never => {
    throw new Error('no words were given; an empty line stands for all that was deleted')
  })
  const asked = lines.question('Words that were deleted (nothing: all that was): ')
  const typed = await Promise.race([asked, ended])
  lines.close()
  const text = typed === '' ? null : cleanLine(typed)
  if (text === '') throw new Error('no words were given; an empty line stands for all that was deleted')
  const task = { meeting, text, withVersions }
  if (isSure) {
    const around = { store, clock: systemClock, log: createLog('warn') }
    const { kind } = await purgeDeleted(around, task, { name: '', role: 'admin' })
    if (kind === 'present')
      throw new Error('parts of them stand in the meeting still; delete those there first')
    if (kind === 'damaged') throw new Error('the log is damaged; the meeting can only be purged as a whole')
  } else {
    const { points, hours, versions, isPresent } = (await store.planPurge(task)).findings
    if (isPresent) console.log('Parts of them stand in the meeting still: delete those there first.')
    console.log(`Would go: ${points.length + hours.length} moments of the history.`)
    console.log(
      `Versions that hold it${withVersions ? ', and would go' : ', and stay without --versions'}: ${versions.length}`,
    )
    console.log('Add --yes to do so.')
  }
}

function fail(message: string): void {
  console.error(`Purge: ${message}`)
  process.exitCode = 1
}
