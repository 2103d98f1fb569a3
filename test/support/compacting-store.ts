import { openSqlite } from './open-sqlite.ts'
import { drawn, typedMeeting } from './typed-meeting.ts'

/*
 * A process that types one short meeting after the other into the store in DATA_DIR and prints each that is stored,
 * with snapshots being made all the time: to be killed in the middle.
 */
const store = await openSqlite(process.env.DATA_DIR ?? '', 1_000)
const prefix = process.argv[2] ?? ''
for (let n = 0; ; n++) {
  const entries = 12 + drawn(`${prefix} ${n}`, 12)
  await typedMeeting(store, `${prefix}-${n}`, entries)
  process.stdout.write(`${prefix}-${n} ${entries}\n`)
}
