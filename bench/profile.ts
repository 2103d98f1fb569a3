import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SHOWN = 22
const NOT_WORK = ['(idle)', '(root)', '(program)']

type Profile = {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}
type Frame = { readonly functionName: string; readonly url: string; readonly lineNumber: number }

/** Node's arguments that make it write a profile of each thread into that folder when it ends. */
export function profilingArgs(dir: string): string[] {
  return ['--cpu-prof', `--cpu-prof-dir=${dir}`]
}

/** The functions in which the profiled threads spent their own time, dearest first. */
export function topFunctions(dir: string): string {
  return globSync('*.cpuprofile', { cwd: dir })
    .map(file => {
      const profile: Profile = JSON.parse(readFileSync(join(dir, file), 'utf8'))
      return `${file}\n${linesOf(profile).join('\n')}`
    })
    .join('\n\n')
}

function linesOf(profile: Profile): string[] {
  const nameById = new Map(profile.nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const microseconds = new Map<string, number>()
  for (const [index, id] of profile.samples.entries()) {
    const name = nameById.get(id) ?? '?'
    microseconds.set(name, (microseconds.get(name) ?? 0) + (profile.timeDeltas[index] ?? 0))
  }
  const work = [...microseconds].filter(([name]) => !NOT_WORK.some(idle => name.startsWith(idle)))
  const total = work.reduce((sum, [, each]) => sum + each, 0)
  const dearest = work.sort(([, a], [, b]) => b - a).slice(0, SHOWN)
  return dearest.map(([name, each]) => `${((100 * each) / total).toFixed(1).padStart(6)} %  ${name}`)
}

function nameOf({ functionName, url, lineNumber }: Frame): string {
  const file = url.replace(/^.*\/(node_modules|server|shared)\//, '$1/')
  return `${functionName || '(anonymous)'} ${file}${url ? `:${lineNumber + 1}` : ''}`
}
