/**
 * `npm run bench [-- S1 S3 --rounds 2 --quick --targets relay,yoroku --profile]`: every workload against every target,
 * side by side. Without arguments it writes docs/BENCHMARKS.md; `--profile` prints where the servers spend their time.
 */
import { readOptions } from './options.ts'
import { installPeers } from './peers-installed.ts'
import { writeReport } from './report.ts'
import { type Results, runWorkload } from './rounds.ts'
import { WORKLOADS } from './workloads/workloads.ts'

const options = readOptions(process.argv.slice(2))
installPeers()
const results: Results[] = []
for (const workload of WORKLOADS.filter(options.selects)) results.push(await runWorkload(workload, options))
writeReport(results, options)
