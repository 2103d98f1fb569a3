import { countOf, fail, parsed } from './arguments.ts'
import type { Workload } from './workloads/workload.ts'
import { WORKLOADS } from './workloads/workloads.ts'

export type Options = {
  readonly quick: boolean
  /** Null: as many as the workload says. */
  readonly rounds: number | null
  /** What the process of a run is told: `quick`, `profile`. */
  readonly flags: readonly string[]
  /** Ids of the targets to run; null: all. */
  readonly targets: readonly string[] | null
  readonly selects: (workload: Workload) => boolean
  /** Everything, in full: only that goes into the documentation. */
  readonly complete: boolean
}

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
  rounds: { type: 'string' },
  targets: { type: 'string' },
} as const

/** Ends the process with one line when an argument is unknown. S1 selects S1-cursors as well. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed({ args: [...args], allowPositionals: true, options: OPTIONS })
  const unknown = positionals.filter(name => !WORKLOADS.some(workload => isSelected(workload, [name])))
  if (unknown.length > 0)
    fail(`unknown workload ${unknown.join(', ')}; there are ${WORKLOADS.map(({ id }) => id).join(', ')}`)
  const rounds = values.rounds === undefined ? null : countOf(values.rounds)
  return {
    quick: values.quick,
    rounds: rounds ?? (values.quick ? 1 : null),
    flags: [...(values.quick ? ['quick'] : []), ...(values.profile ? ['profile'] : [])],
    targets: values.targets?.split(',') ?? null,
    selects: workload => positionals.length === 0 || isSelected(workload, positionals),
    complete: positionals.length === 0 && !values.quick && !values.profile && values.targets === undefined,
  }
}

function isSelected(workload: Workload, names: readonly string[]): boolean {
  return names.some(
    name => workload.id.toUpperCase().split('-')[0] === name.toUpperCase() || workload.id === name,
  )
}
