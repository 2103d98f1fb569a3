import type { Options } from './options.ts'
import type { Results } from './rounds.ts'
export function writeReport(_results: readonly Results[], _options: Options): void {}
