/** `npm test`: what the tests need from the system, types, lint, every test, then one closing line with the counts. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from './build-if-stale.ts'
import { installSystemPackages } from './system-packages.ts'

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

const missing = installSystemPackages()
if (missing !== null) {
  console.error(missing)
  close({ passed: 0, failed: 1, skipped: 0 })
}

const checks = [
  ...['shared', 'server', 'client', 'worker', 'test'].map(layer =>
    check(`types of ${layer}`, ['tsc', '-p', layer]),
  ),
  check('lint and format', ['biome', 'ci', '--colors=off', '.']),
]
buildIfStale()
const tests = runVitest(process.argv.slice(2))
const failedChecks = checks.filter(passed => !passed).length
close({ ...tests, failed: tests.failed + failedChecks })

function check(name: string, [command = '', ...args]: string[]): boolean {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`)
  if (status !== 0) console.log(stdout + stderr)
  return status === 0
}

function runVitest(filters: readonly string[]): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'yoroku-tests-'))
  const report = join(folder, 'report.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]
  const { status } = spawnSync('vitest', args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const counts = countsOf(report)
  rmSync(folder, { recursive: true })
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** The counts of vitest's JSON report; a file that could not be loaded counts as one failure. */
function countsOf(report: string): Counts {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    const broken = testResults.filter(
      (file: { status: string; assertionResults: unknown[] }) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    return {
      passed: numPassedTests,
      failed: numFailedTests + broken,
      skipped: numPendingTests + numTodoTests,
    }
  } catch (error) {
    console.error(`no report from vitest: ${error}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function close({ passed, failed, skipped }: Counts): never {
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
