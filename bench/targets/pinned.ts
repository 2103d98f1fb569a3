import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const canPin =
  availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' }).status === 0

/** The command bound to one core, or as it is where that cannot be done. */
export function pinned(core: number, command: readonly [string, ...string[]]): [string, ...string[]] {
  return canPin ? ['taskset', '-c', String(core), ...command] : [...command]
}

export const PINNING = canPin ? 'server on core 0, load on core 1 (taskset)' : 'not bound to cores'
