import { type Figures, median } from './figures.ts'
import type { Results } from './rounds.ts'
import type { Aim } from './workloads/workload.ts'

const OURS = 'yoroku'

export type Verdict = {
  readonly workload: string
  readonly aim: Aim
  /** One value a round in which all that it needs was measured. */
  readonly values: readonly number[]
  /** The one that is judged; NaN when there is none. */
  readonly value: number
  readonly isReached: boolean
}

/** How each aim of the workloads fared. */
export function verdictsOf(results: readonly Results[]): Verdict[] {
  return results.flatMap(result => result.workload.aims.map(aim => verdictOf(result, aim)))
}

function verdictOf(result: Results, aim: Aim): Verdict {
  const rounds = result.byTarget.get(OURS) ?? []
  const values = rounds.map((_, round) => valueIn(result, aim, round)).filter(value => !Number.isNaN(value))
  const worst = aim.better === 'lower' ? Math.max(...values) : Math.min(...values)
  const value = values.length === 0 ? Number.NaN : aim.worstCounts ? worst : median(values)
  const isReached = aim.better === 'lower' ? value <= aim.limit : value >= aim.limit
  return { workload: result.workload.id, aim, values, value, isReached }
}

/** The value in one round: ratios are built within a round only, where the machine was the same for both. */
function valueIn({ byTarget }: Results, { figure, against, better }: Aim, round: number): number {
  const of = (figures: readonly (Figures | null)[] | undefined) => figures?.[round]?.[figure] ?? Number.NaN
  const ours = of(byTarget.get(OURS))
  if (against === 'value') return ours
  if (against !== 'best peer') return ours / of(byTarget.get(against.target))
  const peers = [...byTarget].filter(([id]) => id !== OURS).map(([, figures]) => of(figures))
  const measured = peers.filter(value => !Number.isNaN(value))
  return ours / (better === 'lower' ? Math.min(...measured) : Math.max(...measured))
}
