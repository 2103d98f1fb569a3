import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What a folder of shared/ may import from shared/ besides itself; '' is shared/ itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  '': ['meeting'],
  meeting: [''],
  outline: ['', 'meeting'],
  summary: ['', 'meeting', 'outline'],
  formats: ['', 'meeting', 'outline', 'summary'],
  import: ['', 'meeting', 'outline', 'summary', 'formats'],
}
/** Folders that are not on the way from the document to the files may use it up to the outline. */
const BESIDE = ['', 'meeting', 'outline']

type Import = { readonly from: string; readonly to: string }

describe('imports', () => {
  test('shared/ imports neither client/ nor server/ nor Node', () => {
    const wrong = importsIn('shared').filter(each => !each.to.startsWith('shared/') && !isLibrary(each.to))
    expect(wrong).toEqual([])
  })

  test('client/ and server/ do not import each other', () => {
    expect(importsIn('client').filter(each => each.to.startsWith('server/'))).toEqual([])
    expect(importsIn('server').filter(each => each.to.startsWith('client/'))).toEqual([])
  })

  test('inside shared/ they run formats → summary → outline → meeting', () => {
    const wrong = importsIn('shared').filter(({ from, to }) => {
      const [own, other] = [folderOf(from), folderOf(to)]
      return to.startsWith('shared/') && own !== other && !(BELOW[own] ?? BESIDE).includes(other)
    })
    expect(wrong).toEqual([])
  })
})

test('shared/ compiles without the libraries of browsers and Node', () => {
  const own = JSON.parse(readFileSync(join(ROOT, 'shared/tsconfig.json'), 'utf8'))
  const base = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'))
  expect({ ...base.compilerOptions, ...own.compilerOptions }).toMatchObject({ lib: ['ES2024'], types: [] })
})

function importsIn(layer: string): Import[] {
  const files = readdirSync(join(ROOT, layer), { recursive: true, encoding: 'utf8' })
  return files.filter(file => /\.tsx?$/.test(file)).flatMap(file => importsOf(join(layer, file)))
}

function importsOf(from: string): Import[] {
  const source = readFileSync(join(ROOT, from), 'utf8')
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(found => {
    const name = found[1] ?? ''
    return { from, to: name.startsWith('.') ? relative(ROOT, join(ROOT, dirname(from), name)) : name }
  })
}

/** Libraries that run anywhere; a new one in shared/ is a decision. */
function isLibrary(name: string): boolean {
  return (
    name === 'yjs' ||
    name === 'fractional-indexing' ||
    name.startsWith('lib0') ||
    name.startsWith('y-protocols')
  )
}

function folderOf(file: string): string {
  return file.split('/').length > 2 ? (file.split('/')[1] ?? '') : ''
}
