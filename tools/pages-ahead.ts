import type { Plugin } from 'vite'

/** Below the build: for each screen of a meeting the files with which it starts. */
const FILE = 'ahead.json'
/** What starts a page and what opens a meeting: the browser compiles files in the order in which they come. */
const FIRST = ['index', 'opener']
const PAGE = /\/client\/\w+\/(\w+)Page\.tsx$/

/** Tells the server what each screen of a meeting will ask for, so that the page's answer can name it (`server/http/static-files.ts`). */
export function pagesAhead(): Plugin {
  return {
    name: 'pages-ahead',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = new Map(
          Object.values(bundle).flatMap(each =>
            each.type === 'chunk' ? [[each.fileName, each] as const] : [],
          ),
        )
        const turnOf = (name: string) => {
          const turn = FIRST.indexOf(chunks.get(name)?.name ?? '')
          return turn < 0 ? FIRST.length : turn
        }
        const filesOf = (start: string) => {
          const seen = new Set<string>()
          const waiting = [start]
          for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
            if (seen.has(name)) continue
            seen.add(name)
            waiting.push(...(chunks.get(name)?.imports ?? []))
          }
          return [...seen].sort((a, b) => turnOf(a) - turnOf(b)).map(name => `/${name}`)
        }
        const screens = [...chunks.values()].flatMap(chunk => {
          const [, name] = PAGE.exec(chunk.facadeModuleId ?? '') ?? []
          return name === undefined ? [] : [[name.toLowerCase(), filesOf(chunk.fileName)] as const]
        })
        this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(Object.fromEntries(screens)) })
      },
    },
  }
}
