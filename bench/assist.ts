/**
 * `npm run bench:assist`: how often the suggested theme is right and which repetitions are found, over the example
 * meetings, the real one apart. Writes the figures into docs/ASSIST.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { FEWEST_KNOWN, LIKELY_FROM } from '../shared/assist/meeting-memory.ts'
import { termsAfter } from '../shared/assist/series-terms.ts'
import { keystrokeCost } from './assist/cost.ts'
import { type Example, examples } from './assist/examples.ts'
import { pairsFound } from './assist/similar.ts'
import { asItGoes, atThreshold, type Guess, largestShare, leaveOneOut, within } from './assist/themes.ts'
import { random } from './load/random.ts'

const PAGE = new URL('../docs/ASSIST.md', import.meta.url)
const SHUFFLES = 200
const STEPS = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]
const LARGE = 5_000

const all = examples()
const [real, ...made] = all
if (real === undefined) throw new Error('there is no example meeting')
const figures = [
  ...themeTable(),
  '',
  ...thresholdTable(),
  '',
  ...seriesTable(),
  '',
  ...similarTable(),
  '',
  costLine(real),
].join('\n')
console.log(figures)
const marked = /(<!-- figures -->\n)[\s\S]*(\n<!-- end of figures -->)/
writeFileSync(
  PAGE,
  readFileSync(PAGE, 'utf8').replace(marked, (_, before, after) => before + figures + after),
)

function themeTable(): string[] {
  const row = (name: string, guesses: readonly Guess[], largest: string) => {
    const { made, right } = atThreshold(guesses, LIKELY_FROM, FEWEST_KNOWN)
    return cells(
      name,
      String(guesses.length),
      percent(within(guesses, 1)),
      percent(within(guesses, 3)),
      largest,
      percent(made / guesses.length),
      share(right, made),
    )
  }
  return [
    cells(
      'meeting',
      'entries',
      'first is right',
      'among the first three',
      'always the largest theme',
      'suggested',
      'right of these',
    ),
    cells('---', '--:', '--:', '--:', '--:', '--:', '--:'),
    ...all.map(each => row(nameOf(each), leaveOneOut(each), percent(largestShare(each)))),
    row(
      'made up, together',
      made.flatMap(each => leaveOneOut(each)),
      '',
    ),
    row(`${nameOf(real as Example)}, as it goes ¹`, shuffledRuns(real as Example), ''),
    row(
      'made up, as they go ¹',
      made.flatMap(each => asItGoes(each, each.entries)),
      '',
    ),
  ]
}

function thresholdTable(): string[] {
  const groups = [leaveOneOut(real as Example), made.flatMap(each => leaveOneOut(each))]
  const row = (from: number) => {
    const found = [...groups, groups.flat()].map(group => atThreshold(group, from, FEWEST_KNOWN))
    const mark = from === LIKELY_FROM ? '**' : ''
    return cells(
      `${mark}${from.toFixed(2)}${mark}`,
      ...found.flatMap(({ made, right, of }) => [percent(made / of), share(right, made)]),
    )
  }
  return [
    cells(
      'from likelihood',
      'real: suggested',
      'right',
      'made up: suggested',
      'right',
      'all: suggested',
      'right',
    ),
    cells('--:', '--:', '--:', '--:', '--:', '--:', '--:'),
    ...STEPS.map(row),
  ]
}

function seriesTable(): string[] {
  const [first, second] = made
  if (first === undefined || second === undefined) return []
  const series = termsAfter(first)
  const row = (name: string, guesses: readonly Guess[]) => {
    const { made, right } = atThreshold(guesses, LIKELY_FROM, FEWEST_KNOWN)
    return cells(
      name,
      percent(within(guesses, 1)),
      percent(within(guesses, 3)),
      percent(made / guesses.length),
      share(right, made),
    )
  }
  return [
    cells(
      'the second sitting of a made-up series, as it goes',
      'first is right',
      'among the first three',
      'suggested',
      'right of these',
    ),
    cells('---', '--:', '--:', '--:', '--:'),
    row('on its own', asItGoes(second, second.entries)),
    row('with what the first sitting handed on', asItGoes(second, second.entries, series)),
  ]
}

function similarTable(): string[] {
  return [
    cells('meeting', 'remarks written down twice', 'found', 'pointed out wrongly'),
    cells('---', '--:', '--:', '--:'),
    ...all.map(each => {
      const { known, found, right } = pairsFound(each)
      return cells(nameOf(each), String(known), String(right), String(found - right))
    }),
  ]
}

function costLine(example: Example): string {
  const { medianMs, builtMs } = keystrokeCost(example, LARGE)
  const count = LARGE.toLocaleString('en')
  return `A keystroke at ${count} entries: ${medianMs.toFixed(2)} ms (median), in idle time. All ${count} taken in at the start, in portions: ${Math.round(builtMs)} ms of processor time.`
}

/** The published record is grouped by theme; in which order things were said is not known. */
function shuffledRuns(example: Example): Guess[] {
  const draw = random(1)
  return Array.from({ length: SHUFFLES }, () => {
    const keys = new Map(example.entries.map(entry => [entry.id, draw()]))
    return asItGoes(
      example,
      [...example.entries].sort((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0)),
    )
  }).flat()
}

function nameOf({ name, isReal }: Example): string {
  return isReal ? `**${name}** (real)` : `${name} (made up)`
}

function cells(...values: readonly string[]): string {
  return `| ${values.join(' | ')} |`
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`
}

function share(right: number, made: number): string {
  return made === 0 ? '–' : `${percent(right / made)} (${right} of ${made})`
}
