/** `npm run dev`: the server, restarted on change, and Vite with hot reload in front of it. */
import { type ChildProcess, spawn } from 'node:child_process'

const PAGES_PORT = 5173
const SERVER_PORT = process.env.PORT ?? '3000'
const pages = `http://localhost:${PAGES_PORT}`

const children = [
  start('node', ['--watch', 'server/main.ts'], {
    PORT: SERVER_PORT,
    PUBLIC_URL: process.env.PUBLIC_URL ?? pages,
  }),
  start('vite', ['--port', String(PAGES_PORT), '--strictPort'], {
    YOROKU_SERVER: `http://127.0.0.1:${SERVER_PORT}`,
  }),
]
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
for (const child of children) child.on('exit', stop)

function start(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
}

function stop(): void {
  for (const child of children) child.kill('SIGTERM')
}
