import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { MeetingCreated } from '../../shared/api.ts'
import type { ServerProcess } from '../../test/support/server-process.ts'

export type Load = { readonly viewers: number; readonly recorders: number }

/** Viewers and recorders around the two pages that are measured, each group in a process of its own. */
export async function startLoad(
  server: ServerProcess,
  { id, tokens }: MeetingCreated,
  { viewers, recorders }: Load,
): Promise<() => void> {
  const children = [
    child('viewers-process.ts', [server.url, id, tokens.view, String(viewers)]),
    child('recorders-process.ts', [server.url, id, tokens.edit, String(recorders)]),
  ]
  await Promise.all(children.map(ready))
  return () => {
    for (const each of children) each.disconnect()
  }
}

function child(file: string, args: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, file), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

async function ready(process: ChildProcess): Promise<void> {
  const ended = once(process, 'exit').then(([code]) => {
    throw new Error(`a process of the load ended with ${code}`)
  })
  await Promise.race([once(process, 'message'), ended])
  ended.catch(() => undefined)
}
