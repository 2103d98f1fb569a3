import { MeetingMemory } from '../../shared/assist/meeting-memory.ts'
import { random } from '../load/random.ts'
import type { Example } from './examples.ts'

const KEYS = 200

/** What a keystroke costs in a meeting of so many entries, in milliseconds: followed, with a suggestion asked for. */
export function keystrokeCost({ entries, themes }: Example, size: number) {
  const draw = random(1)
  const pick = () => entries[Math.floor(draw() * entries.length)]
  const many = Array.from({ length: size }, (_, index) => {
    const [one, other] = [pick(), pick()]
    const at = new Date(Date.UTC(2024, 0, 1) + index * 5_000).toISOString()
    const text = `${one?.text ?? ''}${other?.text ?? ''}${index}`
    return entries.slice(0, 1).map(entry => ({
      ...entry,
      id: `n${index}`,
      recorder: `記録係${index % 5}`,
      theme: one?.theme ?? null,
      at,
      text,
    }))
  }).flat()
  const memory = new MeetingMemory()
  const start = process.cpuUsage()
  memory.follow({ entries: many, themes })
  const { user } = process.cpuUsage(start)
  const builtMs = user / 1_000
  const costs = Array.from({ length: KEYS }, (_, key) => keystroke(memory, { entries: many, themes }, key))
  return { builtMs, medianMs: costs.sort((a, b) => a - b)[KEYS / 2] ?? 0, worstMs: costs.at(-1) ?? 0 }
}

function keystroke(
  memory: MeetingMemory,
  { entries, themes }: Pick<Example, 'entries' | 'themes'>,
  key: number,
) {
  const last = entries.at(-1)
  if (last === undefined) return 0
  const typed = { ...last, text: `${last.text.slice(0, 40)}${'地域の足を守る取組'.slice(0, key % 9)}` }
  const next = [...entries.slice(0, -1), typed]
  const startMs = performance.now()
  memory.follow({ entries: next, themes })
  memory.suggest(typed)
  return performance.now() - startMs
}
