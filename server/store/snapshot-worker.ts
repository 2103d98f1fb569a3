import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { provenSnapshot } from './snapshot.ts'
import { logReader } from './sqlite-log.ts'

export type SnapshotTask = { readonly file: string; readonly meeting: string }
export type SnapshotMade = { readonly snapshot: Uint8Array | null; readonly seq: number }

/* Makes one snapshot from what is on disk, beside the thread that commits, and ends. */
const { file, meeting } = workerData as SnapshotTask
const db = new DatabaseSync(file, { readOnly: true })
db.exec('pragma busy_timeout = 5000')
const { updates, seq } = logReader(db)(meeting)
db.close()
parentPort?.postMessage({ snapshot: provenSnapshot(updates), seq } satisfies SnapshotMade)
