import type { Figures } from '../figures.ts'
import type { Server } from '../targets/server.ts'

/** One run of one workload against one target. */
export type Run = {
  readonly round: number
  /** Small counts, to see that everything works; the figures mean little. */
  readonly quick: boolean
  readonly startServer: (nodeArgs?: readonly string[]) => Promise<Server>
}

export type FigureSpec = {
  readonly name: string
  readonly label: string
  readonly digits: number
}

/** What our server has to reach, as a ratio to another target within one round or as a value. */
export type Aim = {
  readonly text: string
  readonly figure: string
  /** `best peer`: the best of the other targets in that round; `value`: the figure itself. */
  readonly against: 'best peer' | 'value' | { readonly target: string }
  readonly limit: number
  readonly better: 'lower' | 'higher'
  /** Judged by its worst round instead of the median. */
  readonly worstCounts?: true
}

export type Workload = {
  readonly id: string
  readonly title: string
  /** Ids of the targets, ours included. */
  readonly targets: readonly string[]
  readonly rounds: number
  readonly timeoutSeconds: number
  readonly figures: readonly FigureSpec[]
  readonly aims: readonly Aim[]
  readonly run: (run: Run) => Promise<Figures>
}
