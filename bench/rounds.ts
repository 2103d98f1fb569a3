import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Figures } from './figures.ts'
import { watchOthers } from './machine-load.ts'
import type { Options } from './options.ts'
import { pinned } from './targets/pinned.ts'
import type { Workload } from './workloads/workload.ts'

const LOAD_CORE = 1
const RUN_ONE = join(import.meta.dirname, 'run-one.ts')
/** For a process that was asked to end and has to stop its server first. */
const GRACE_MS = 25_000

/** Figures by target; one entry a round, null where the run failed. */
export type Results = {
  readonly workload: Workload
  readonly byTarget: ReadonlyMap<string, readonly (Figures | null)[]>
  /** Share of one core that other work on the machine took, one value a run. */
  readonly others: readonly number[]
}

type Report =
  | { readonly kind: 'server'; readonly pid: number }
  | { readonly kind: 'figures'; readonly figures: Figures }

/** Rounds over all targets; every other round in the opposite order, so that no target always comes first. */
export async function runWorkload(workload: Workload, options: Options): Promise<Results> {
  console.log(`\n${workload.id}  ${workload.title}`)
  const targets = workload.targets.filter(id => options.targets?.includes(id) ?? true)
  const byTarget = new Map<string, (Figures | null)[]>(targets.map(id => [id, []]))
  const others: number[] = []
  const rounds = options.rounds ?? workload.rounds
  for (let round = 0; round < rounds; round++)
    for (const target of round % 2 === 0 ? targets : targets.toReversed()) {
      const othersSince = watchOthers()
      const figures = await runOnce(workload, target, round, options)
      others.push(othersSince())
      byTarget.get(target)?.push(figures)
      console.log(
        `  ${target.padEnd(18)} ${figures === null ? 'FAILED' : inWords(workload, figures)}` +
          ` · others ${percent(others.at(-1))}`,
      )
    }
  return { workload, byTarget, others }
}

async function runOnce(
  workload: Workload,
  target: string,
  round: number,
  options: Options,
): Promise<Figures | null> {
  const args = [RUN_ONE, workload.id, target, String(round), ...options.flags]
  const [command, ...rest] = pinned(LOAD_CORE, [process.execPath, ...args])
  const child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const servers: number[] = []
  let figures: Figures | null = null
  child.on('message', (report: Report) => {
    if (report.kind === 'server') servers.push(report.pid)
    else figures = report.figures
  })
  const timeout = setTimeout(() => child.kill('SIGTERM'), workload.timeoutSeconds * 1000)
  const last = setTimeout(() => end([...servers, child.pid]), workload.timeoutSeconds * 1000 + GRACE_MS)
  const [status] = await once(child, 'exit')
  clearTimeout(timeout)
  clearTimeout(last)
  return status === 0 ? figures : null
}

function end(pids: readonly (number | undefined)[]): void {
  for (const pid of pids) {
    try {
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    } catch (error) {
      console.log(`process ${pid} is gone already: ${error}`)
    }
  }
}

function inWords(workload: Workload, figures: Figures): string {
  return workload.figures
    .map(({ name, label, digits }) => `${label} ${inDigits(figures[name], digits)}`)
    .join(' · ')
}

/** A figure that does not apply to a target (NaN, which comes from the other process as null) is a dash. */
function inDigits(value: number | null = null, digits: number): string {
  return value === null || Number.isNaN(value) ? '–' : value.toFixed(digits)
}

/** A share as words, whole percents. */
export function percent(share = 0): string {
  return `${Math.round(share * 100)} %`
}
