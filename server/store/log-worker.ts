import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { LogTask, LogTasks } from './log-threads.ts'
import { purgePlanOf } from './purge-plan.ts'
import { provenSnapshot } from './snapshot.ts'
import { isTold, logReader } from './sqlite-log.ts'
import { thinningOf } from './thinning.ts'

/* Works out one task from what is on disk, beside the thread that commits, writes nothing, and ends. */
const doers: { readonly [K in keyof LogTasks]: (db: DatabaseSync, task: LogTasks[K][0]) => LogTasks[K][1] } =
  {
    snapshot: (db, { meeting }) => {
      const { updates, seq, damage } = logReader(db)(meeting)
      return { snapshot: isTold(db, meeting, damage) ? provenSnapshot(updates) : null, seq }
    },
    thinning: thinningOf,
    purge: purgePlanOf,
  }

const { file, kind, task } = workerData as LogTask
const db = new DatabaseSync(file, { readOnly: true })
db.exec('pragma busy_timeout = 5000; begin')
const made = (doers[kind] as (db: DatabaseSync, task: LogTask['task']) => unknown)(db, task)
db.close()
parentPort?.postMessage(made)
