import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Clock, systemClock } from '../clock.ts'
import { causeOf, type Log } from '../log.ts'
import { CallBatches } from './call-batches.ts'
import { Compactor } from './compactor.ts'
import { LogThreads } from './log-threads.ts'
import { isAppend, packAppends } from './packed-appends.ts'
import {
  DATABASE_FILE,
  type StoreCall,
  type StoreMethod,
  type StoreMethods,
  type StoreReply,
  type WorkerMessage,
  type WorkerRequest,
  type WorkerSettings,
} from './sqlite-calls.ts'
import { CorruptMeeting, type Store, StoreFailed } from './store.ts'
import { Thinner } from './thinner.ts'

/** Some thousand edits: read within a tenth of a second when a meeting is opened. */
const COMPACT_AFTER_BYTES = 256 * 1024
const COMPACT_PAUSE_MS = 10_000
/** So long each keystroke has a row of its own: somebody may want to see how a trouble came about. */
const THIN_AFTER_MS = 24 * 60 * 60 * 1000

/** The store could not be opened; the message says why in one line. */
export class StoreNotOpened extends Error {
  override readonly name = 'StoreNotOpened'
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

export type SqliteOptions = {
  readonly log: Log
  /** A meeting whose log has grown by this much gets a new snapshot. */
  readonly compactAfterBytes?: number
  /** Between snapshots, of whatever meetings. */
  readonly compactPauseMs?: number
  /** Rows of the log that are older are merged as far as the history allows. */
  readonly thinAfterMs?: number
  readonly clock?: Clock
}

/** Opens `directory` (made if missing) and locks it. Throws `StoreNotOpened`, also when another server has it. */
export async function openSqliteStore(directory: string, options: SqliteOptions): Promise<Store> {
  const workerData: WorkerSettings = { directory }
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData })
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (message: WorkerMessage) => {
      if (message.kind === 'failed') reject(new StoreNotOpened(message.message))
      else resolve()
    })
  })
  return storeOf(new WorkerCalls(worker), join(directory, DATABASE_FILE), options)
}

function storeOf(calls: WorkerCalls, file: string, options: SqliteOptions): Store {
  const { log, compactAfterBytes = COMPACT_AFTER_BYTES, compactPauseMs = COMPACT_PAUSE_MS } = options
  const { thinAfterMs = THIN_AFTER_MS, clock = systemClock } = options
  const threads = new LogThreads(file)
  const [load, append] = [calls.method('load'), calls.method('append')]
  const markDamage = calls.method('markDamage')
  const compactor = new Compactor({
    threads,
    afterBytes: compactAfterBytes,
    pauseMs: compactPauseMs,
    put: calls.method('putSnapshot'),
    log,
  })
  const thinner = new Thinner({
    afterMs: thinAfterMs,
    threads,
    snapshot: meeting => compactor.compact(meeting),
    thinnable: calls.method('thinnable'),
    mergeRows: calls.method('mergeRows'),
    thinned: calls.method('thinned'),
    erase: calls.method('erase'),
    clock,
    log,
  })
  return {
    createMeeting: calls.method('createMeeting'),
    readMeeting: calls.method('readMeeting'),
    isKept: calls.method('isKept'),
    listMeetings: calls.method('listMeetings'),
    indexMeeting: calls.method('indexMeeting'),
    binMeeting: calls.method('binMeeting'),
    load: async id => {
      const { tailBytes, snapshotBytes, ...loaded } = await load(id)
      compactor.loaded(id, { tailBytes, snapshotBytes })
      if (loaded.damage.length === 0) return loaded
      const foundMs = await markDamage(id, loaded.damage, clock.nowMs()).catch((error: unknown) => {
        log.warn('damage found but not marked', { meeting: id, cause: causeOf(error) })
        return clock.nowMs()
      })
      return { ...loaded, lackingSinceMs: Math.max(loaded.lackingSinceMs, foundMs) }
    },
    append: (id, added) =>
      append(id, added).then(seq => {
        for (const update of added.updates) compactor.grown(id, update.length)
        return seq
      }),
    listPoints: calls.method('listPoints'),
    latestFinal: calls.method('latestFinal'),
    listHours: calls.method('listHours'),
    loadAt: calls.method('loadAt'),
    staleMeetings: calls.method('staleMeetings'),
    listBinned: calls.method('listBinned'),
    purgeMeeting: calls.method('purgeMeeting'),
    planPurge: task => threads.run('purge', task),
    purgeDeleted: calls.method('purgeDeleted'),
    erase: calls.method('erase'),
    putToken: calls.method('putToken'),
    findToken: calls.method('findToken'),
    hasAdmin: calls.method('hasAdmin'),
    putSession: calls.method('putSession'),
    findSession: calls.method('findSession'),
    deleteSession: calls.method('deleteSession'),
    dropSessions: calls.method('dropSessions'),
    nameOf: calls.method('nameOf'),
    putName: calls.method('putName'),
    layouts: calls.method('layouts'),
    putLayout: calls.method('putLayout'),
    deleteLayout: calls.method('deleteLayout'),
    templates: calls.method('templates'),
    readTemplate: calls.method('readTemplate'),
    putTemplate: calls.method('putTemplate'),
    deleteTemplate: calls.method('deleteTemplate'),
    check: calls.method('check'),
    close: async () => {
      compactor.close()
      thinner.close()
      await threads.close()
      await calls.close()
    },
  }
}

/** Calls to the worker thread and their answers. */
class WorkerCalls {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #batches: CallBatches
  #count = 0
  #dead: Error | null = null

  constructor(worker: Worker) {
    this.#worker = worker
    this.#batches = new CallBatches(calls => this.#postCalls(calls))
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind !== 'replies') return
      this.#batches.answered()
      const { replies, appended } = message
      appended.ids.forEach((id, index) => {
        settle(this.#waiting, { id, ok: true, value: appended.seqs[index] })
      })
      for (const reply of replies) settle(this.#waiting, reply)
    })
    worker.on('error', error => this.#end(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => this.#end(new StoreFailed('the store is closed')))
  }

  method<M extends StoreMethod>(method: M): StoreMethods[M] {
    return ((...args: Parameters<StoreMethods[M]>) => this.#call(method, args)) as StoreMethods[M]
  }

  async close(): Promise<void> {
    if (this.#dead) return
    await new Promise<void>(resolve => {
      this.#worker.once('exit', () => resolve())
      this.#batches.flush()
      this.#post({ kind: 'close' })
    })
  }

  #call(method: StoreMethod, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#dead) return reject(this.#dead)
      const id = ++this.#count
      this.#waiting.set(id, { resolve, reject })
      this.#batches.add({ id, method, args } as StoreCall)
    })
  }

  #postCalls(calls: readonly StoreCall[]): void {
    const appends = packAppends(calls.filter(isAppend))
    const others = calls.filter(call => !isAppend(call))
    this.#post({ kind: 'calls', appends, others }, [appends.bytes.buffer])
  }

  #post(request: WorkerRequest, handedOver: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(request, handedOver)
  }

  #end(error: Error): void {
    this.#dead ??= error
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

function settle(waiting: Map<number, Waiting>, reply: StoreReply): void {
  const call = waiting.get(reply.id)
  waiting.delete(reply.id)
  if (reply.ok) call?.resolve(reply.value)
  else call?.reject(reply.corrupt ? new CorruptMeeting(reply.message) : new StoreFailed(reply.message))
}
