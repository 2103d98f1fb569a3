import { parseConfig } from './config.ts'
import { restore } from './store/backup.ts'

/* `npm run restore -- <file>`: makes DATA_DIR, which must not hold data yet, from a backup. */
const [, , source] = process.argv
const parsed = parseConfig(process.env)
if (parsed.kind === 'bad') fail(parsed.message)
else if (source === undefined) fail('say from what: npm run restore -- <file>')
else
  restore(source, parsed.config.dataDir, Date.now()).then(
    ({ meetings, rows, damaged }) => {
      console.log(`${parsed.config.dataDir}: ${meetings} meetings, ${rows} log rows, checked`)
      if (damaged > 0) console.log(`${damaged} rows in the backup are damaged; see docs/operating.md`)
    },
    (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
  )

function fail(message: string): void {
  console.error(`Restore: ${message}`)
  process.exitCode = 1
}
