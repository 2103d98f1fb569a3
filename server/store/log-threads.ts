import { Worker } from 'node:worker_threads'
import type { PurgePlan, PurgeTask } from './purge-plan.ts'
import type { Thinning, ThinningTask } from './thinning.ts'

/** What is worked out from a meeting's log on a thread of its own: the question and the answer. */
export type LogTasks = {
  /** Null where it would not hold all that the log holds, or hide a damage before anybody was told of it. */
  readonly snapshot: readonly [
    { readonly meeting: string },
    { readonly snapshot: Uint8Array | null; readonly seq: number },
  ]
  readonly thinning: readonly [ThinningTask, Thinning]
  readonly purge: readonly [PurgeTask, PurgePlan]
}

export type LogTask = {
  readonly [K in keyof LogTasks]: {
    readonly file: string
    readonly kind: K
    readonly task: LogTasks[K][0]
  }
}[keyof LogTasks]

/** Threads that read a database and write nothing, each for one task. */
export class LogThreads {
  readonly #file: string
  readonly #workers = new Set<Worker>()

  constructor(file: string) {
    this.#file = file
  }

  run<K extends keyof LogTasks>(kind: K, task: LogTasks[K][0]): Promise<LogTasks[K][1]> {
    return new Promise((resolve, reject) => {
      const workerData = { file: this.#file, kind, task }
      const worker = new Worker(new URL('./log-worker.ts', import.meta.url), { workerData })
      this.#workers.add(worker)
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => {
        this.#workers.delete(worker)
        reject(new Error('the thread has ended'))
      })
    })
  }

  /** Gives up what is under way. */
  async close(): Promise<void> {
    await Promise.all([...this.#workers].map(worker => worker.terminate()))
  }
}
