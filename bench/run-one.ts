/** The second process: drives one workload against one target once, and reports the figures to its parent. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { profilingArgs, topFunctions } from './profile.ts'
import { Server } from './targets/server.ts'
import { targetOf } from './targets/targets.ts'
import { workloadOf } from './workloads/workloads.ts'

const [workloadId = '', targetId = '', round = '0', ...flags] = process.argv.slice(2)
const dataDir = mkdtempSync(join(tmpdir(), 'yoroku-bench-'))
let server: Server | null = null

for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, () => void finish(1))
try {
  const figures = await workloadOf(workloadId).run({
    round: Number(round),
    quick: flags.includes('quick'),
    startServer: async (nodeArgs = []) => {
      const profiling = flags.includes('profile') ? profilingArgs(dataDir) : []
      server = await Server.start(targetOf(targetId), dataDir, [...nodeArgs, ...profiling])
      return server
    },
  })
  process.send?.({ kind: 'figures', figures })
  await finish(0)
} catch (error) {
  console.error(error)
  if (server !== null) console.error((server as Server).log.slice(-4000))
  await finish(1)
}

async function finish(status: number): Promise<never> {
  await server?.stop()
  if (flags.includes('profile')) console.log(topFunctions(dataDir))
  rmSync(dataDir, { recursive: true, force: true })
  process.exit(status)
}
