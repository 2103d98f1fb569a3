/**
 * `npm run bench:projector [-- --quick]`: how long it takes from a recorder's key to the pixels of the room's screen, with
 * few viewers and with many. Without arguments it writes docs/BENCHMARKS-PROJECTOR.md.
 */

import { buildPages } from '../tools/build-if-stale.ts'
import { parsed } from './arguments.ts'
import { watchOthers } from './machine-load.ts'
import { measure, type Plan } from './projector/measure.ts'
import { type Run, writeReport } from './projector/report.ts'

const RECORDERS = 10
/** Beside the room's page itself. */
const VIEWERS = [0, 199] as const

const { values } = parsed({ options: { quick: { type: 'boolean', default: false } } })
const samples = values.quick ? { rest: 10, live: 40 } : { rest: 60, live: 240 }
buildPages()
const runs: Run[] = []
for (const release of ['rest', 'live'] as const)
  for (const viewers of VIEWERS) {
    const plan: Plan = { release, viewers, recorders: RECORDERS, samples: samples[release] }
    const others = watchOthers()
    const measured = await measure(plan)
    runs.push({ plan, measured, others: others() })
    console.log(`${release}, ${1 + viewers} viewers: ${measured.times.map(ms => ms.toFixed(0)).join(' ')}`)
  }
writeReport(runs, !values.quick)
process.exit(0)
