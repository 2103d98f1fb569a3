import { parseConfig } from './config.ts'
import { backUp } from './store/backup.ts'

/* `npm run backup -- <file>`: copies everything in DATA_DIR into one file. Works while the server runs. */
const [, , target] = process.argv
const parsed = parseConfig(process.env)
if (parsed.kind === 'bad') fail(parsed.message)
else if (target === undefined) fail('say where to: npm run backup -- <file>')
else
  backUp(parsed.config.dataDir, target).then(
    ({ meetings, rows, damaged }) => {
      console.log(`${target}: ${meetings} meetings, ${rows} log rows, checked`)
      if (damaged > 0) fail(`the file was made, but ${damaged} rows in it are damaged; see docs/operating.md`)
    },
    (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
  )

function fail(message: string): void {
  console.error(`Backup: ${message}`)
  process.exitCode = 1
}
