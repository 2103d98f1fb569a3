import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The command line of a benchmark; ends the process with one line on anything that is not in `config`. */
export function parsed<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

/** A count out of a command line. */
export function countOf(text: string): number {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : fail(`${text} is not a count`)
}

export function fail(message: string): never {
  console.error(message)
  process.exit(2)
}
