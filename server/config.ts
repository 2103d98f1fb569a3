import { LOG_LEVELS, type LogLevel } from './log.ts'

/** What an operator can set; the only file that knows the names of the environment variables. */
export type Config = {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** The address that users see, without a slash at its end; null: whatever address they use. */
  readonly publicUrl: string | null
  readonly adminToken: string | null
  readonly logLevel: LogLevel
}

export type ParsedConfig =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'bad'; readonly message: string }

/** 128 bits as base64url. */
const SHORTEST_TOKEN = 22

/** Reads the environment; the first wrong value is named in one line. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ParsedConfig {
  try {
    return {
      kind: 'ok',
      config: {
        host: env.HOST || '127.0.0.1',
        port: parsePort(env.PORT || '3000'),
        dataDir: env.DATA_DIR || './data',
        publicUrl: env.PUBLIC_URL ? parsePublicUrl(env.PUBLIC_URL) : null,
        adminToken: env.ADMIN_TOKEN ? parseAdminToken(env.ADMIN_TOKEN) : null,
        logLevel: parseLogLevel(env.LOG_LEVEL || 'info'),
        ...refuseUnsupported(env),
      },
    }
  } catch (error) {
    if (error instanceof BadValue) return { kind: 'bad', message: error.message }
    throw error
  }
}

class BadValue extends Error {}

function parsePort(value: string): number {
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65535)
    throw new BadValue(`PORT must be a number from 0 to 65535, not ${JSON.stringify(value)}`)
  return port
}

function parsePublicUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new BadValue(
      `PUBLIC_URL must be an address such as https://yoroku.example.jp, not ${JSON.stringify(value)}`,
    )
  return url.origin
}

function parseAdminToken(value: string): string {
  if (value.length < SHORTEST_TOKEN || !/^[A-Za-z0-9_-]+$/.test(value))
    throw new BadValue(`ADMIN_TOKEN must be at least ${SHORTEST_TOKEN} characters of A-Z a-z 0-9 _ -`)
  return value
}

function parseLogLevel(value: string): LogLevel {
  const level = LOG_LEVELS.find(each => each === value)
  if (level === undefined)
    throw new BadValue(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not ${JSON.stringify(value)}`)
  return level
}

function refuseUnsupported(env: Readonly<Record<string, string | undefined>>): object {
  for (const name of ['DATABASE_URL', 'REDIS_URL'])
    if (env[name]) throw new BadValue(`${name} is set, but this version stores in DATA_DIR only`)
  return {}
}
