import { Worker } from 'node:worker_threads'
import type { StoreCall, StoreReply, WorkerMessage, WorkerRequest, WorkerSettings } from './sqlite-calls.ts'
import { CorruptMeeting, type Store } from './store.ts'

/** The store could not be opened; the message says why in one line. */
export class StoreNotOpened extends Error {
  override readonly name = 'StoreNotOpened'
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

/** Opens `directory` (made if missing) and locks it. Throws `StoreNotOpened`, also when another server has it. */
export async function openSqliteStore(directory: string): Promise<Store> {
  const workerData: WorkerSettings = { directory }
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData })
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (message: WorkerMessage) => {
      if (message.kind === 'failed') reject(new StoreNotOpened(message.message))
      else resolve()
    })
  })
  return storeOf(worker)
}

function storeOf(worker: Worker): Store {
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let dead: Error | null = null
  const end = (error: Error) => {
    dead ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'replies') for (const reply of message.replies) settle(waiting, reply)
  })
  worker.on('error', end)
  worker.on('exit', () => end(new Error('the store is closed')))
  const post = (request: WorkerRequest) => worker.postMessage(request)
  const call = <M extends StoreCall['method']>(method: M) =>
    ((...args: Parameters<Store[M]>) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(dead)
        const id = ++calls
        waiting.set(id, { resolve, reject })
        post({ kind: 'call', call: { id, method, args } as StoreCall })
      })) as Store[M]
  return {
    createMeeting: call('createMeeting'),
    readMeeting: call('readMeeting'),
    listMeetings: call('listMeetings'),
    indexMeeting: call('indexMeeting'),
    binMeeting: call('binMeeting'),
    load: call('load'),
    append: call('append'),
    saveSnapshot: call('saveSnapshot'),
    putToken: call('putToken'),
    findToken: call('findToken'),
    hasAdmin: call('hasAdmin'),
    putSession: call('putSession'),
    findSession: call('findSession'),
    deleteSession: call('deleteSession'),
    nameOf: call('nameOf'),
    putName: call('putName'),
    check: call('check'),
    close: () => closed(worker, () => post({ kind: 'close' }), dead !== null),
  }
}

function settle(waiting: Map<number, Waiting>, reply: StoreReply): void {
  const call = waiting.get(reply.id)
  waiting.delete(reply.id)
  if (reply.ok) call?.resolve(reply.value)
  else call?.reject(reply.corrupt ? new CorruptMeeting(reply.message) : new Error(reply.message))
}

function closed(worker: Worker, ask: () => void, isDead: boolean): Promise<void> {
  if (isDead) return Promise.resolve()
  return new Promise(resolve => {
    worker.once('exit', () => resolve())
    ask()
  })
}
