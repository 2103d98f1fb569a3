import type { Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

/** What starts a page and what opens a meeting: the browser compiles files in the order in which they come. */
const FIRST = ['index', 'opener']
const PAGE = /\/client\/\w+\/(\w+)Page\.tsx$/

/** By screen, in lower case: the scripts with which it starts, without what it loads on demand. */
export function pageStarts(bundle: Bundle): ReadonlyMap<string, readonly Rolldown.OutputChunk[]> {
  const chunks = Object.values(bundle).filter(each => each.type === 'chunk')
  return new Map(
    chunks.flatMap(chunk => {
      const [, name] = PAGE.exec(chunk.facadeModuleId ?? '') ?? []
      return name === undefined ? [] : [[name.toLowerCase(), startOf(chunk, chunks)] as const]
    }),
  )
}

function startOf(page: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[]) {
  const byName = new Map(chunks.map(chunk => [chunk.fileName, chunk]))
  const seen = new Set<Rolldown.OutputChunk>()
  const waiting = [page]
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (seen.has(chunk)) continue
    seen.add(chunk)
    waiting.push(...chunk.imports.flatMap(name => byName.get(name) ?? []))
  }
  return [...seen].sort((a, b) => turnOf(a) - turnOf(b))
}

function turnOf({ name }: Rolldown.OutputChunk): number {
  const turn = FIRST.indexOf(name)
  return turn < 0 ? FIRST.length : turn
}
