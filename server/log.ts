export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Facts of one event: ids, codes, causes. Never the content of a record, never a token. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>

export type Log = {
  readonly [Level in Exclude<LogLevel, 'silent'>]: (event: string, facts?: LogFacts) => void
}

/** One JSON object a line on standard error, from `level` up. */
export function createLog(level: LogLevel): Log {
  const threshold = LOG_LEVELS.indexOf(level)
  const writer =
    (own: LogLevel) =>
    (event: string, facts: LogFacts = {}) => {
      if (LOG_LEVELS.indexOf(own) >= threshold)
        console.error(JSON.stringify({ at: new Date().toISOString(), level: own, event, ...facts }))
    }
  return { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') }
}

/** The one line of an error that belongs in a log. */
export function causeOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
