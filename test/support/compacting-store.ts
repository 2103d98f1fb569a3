import { hastyClock } from './hasty-clock.ts'
import { openSqlite } from './open-sqlite.ts'
import { drawn, typedMeeting } from './typed-meeting.ts'

/*
 * A process that types one short meeting after the other into the store in DATA_DIR and prints each that is stored,
 * with snapshots being made and old rows merged all the time: to be killed in the middle. Every third waits for its snapshot, so that
 * typing does not run away from them on a busy machine.
 */
const store = await openSqlite(process.env.DATA_DIR ?? '', 500, hastyClock())
const prefix = process.argv[2] ?? ''
for (let n = 0; ; n++) {
  const entries = 12 + drawn(`${prefix} ${n}`, 12)
  await typedMeeting(store, `${prefix}-${n}`, entries)
  process.stdout.write(`${prefix}-${n} ${entries}\n`)
  if (n % 3 === 2) while ((await store.load(`${prefix}-${n}`)).updates.length > entries);
}
