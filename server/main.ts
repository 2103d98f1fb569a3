import { parseConfig } from './config.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** A store that refuses must not keep the process for ever; what it did not take was never acknowledged. */
const STOP_WITHIN_MS = 10_000

const parsed = parseConfig(process.env)
if (parsed.kind === 'bad') fail(parsed.message)
else {
  const { config } = parsed
  startServer(config).then(
    server => {
      stopOnSignals(server)
      announce(server, config.publicUrl ?? server.url, config.adminToken !== null)
    },
    (error: unknown) => fail(startFailure(error)),
  )
}

function announce(server: RunningServer, address: string, isTokenGiven: boolean): void {
  console.log(`Yoroku listens on ${server.url}`)
  if (isTokenGiven) console.log('The administrator signs in with ADMIN_TOKEN.')
  else if (server.adminToken)
    console.log(`The administrator's link (shown once): ${address}/#${server.adminToken}`)
  else console.log('The administrator has a link already. For a new one: npm run admin-link')
}

function stopOnSignals(server: RunningServer): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => fail('not stopped cleanly: the store does not take the last edits'), STOP_WITHIN_MS)
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(`not stopped cleanly: ${String(error)}`),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** How the system's words begin when a folder cannot be made, entered or written. */
const FOLDER_FAILURE = /^(EACCES|EPERM|EROFS|EEXIST|ENOTDIR|ENOENT|ENOSPC):/

function startFailure(error: unknown): string {
  const { code, message } =
    error instanceof Error
      ? Object.assign({ code: '' }, error, { message: error.message })
      : { code: '', message: String(error) }
  if (code === 'EADDRINUSE') return 'the port is in use; set PORT to another one'
  if (code === 'EADDRNOTAVAIL') return 'HOST is no address of this machine'
  if (FOLDER_FAILURE.test(message)) return `DATA_DIR cannot be used as a folder for the data: ${message}`
  return message
}

function fail(message: string): void {
  console.error(`Yoroku: ${message}`)
  process.exitCode = 1
  setImmediate(() => process.exit(1))
}
