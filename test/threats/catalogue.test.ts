import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const threats = readFileSync(join(ROOT, 'docs/THREATS.md'), 'utf8')
/** Rows without a test: ids are the server's alone, links are no part of a document, and the purge is not built. */
const UNCOVERED = ['T6', 'T12 T54']
const [catalogue = '', elsewhere = ''] = threats.slice(threats.indexOf('## Catalogue')).split('Covered under')

test('every row of the catalogue has a test with its number, and every file that it names exists', () => {
  const rows = [...catalogue.matchAll(/^\| (T[\d T]+?) \|(.*)$/gm)]
  expect(rows.length).toBeGreaterThan(25)
  for (const [, numbers = '', told = ''] of rows) {
    const [, file = 'none'] = /`(test\/[^`]+)`/.exec(told) ?? []
    expect(file, numbers).toMatch(/^test\//)
    const source = readFileSync(join(ROOT, file), 'utf8')
    for (const number of numbers.split(' '))
      expect(source).toMatch(new RegExp(`(test|describe)[^\n]*\\(\\s*['\`](T\\d+ )*${number} `))
  }
  for (const [, file = ''] of threats.matchAll(/`((?:test|server|shared)\/[^`]+\.ts)`/g))
    expect(existsSync(join(ROOT, file)), file).toBe(true)
})

test('what is covered elsewhere names the file that covers it, or why none does', () => {
  const rows = [...elsewhere.matchAll(/^\| (T[\d T]+?) \|(.*)$/gm)]
  expect(rows.length).toBeGreaterThan(10)
  const uncovered = rows.filter(([, , told = '']) => !/`(test|server)\/[^`]+\.ts`/.test(told))
  expect(uncovered.map(([, numbers]) => numbers)).toEqual(UNCOVERED)
})

test('no row from T1 to T39 and from T50 to T67 is forgotten', () => {
  const named = new Set([...`${catalogue}${elsewhere}`.matchAll(/\bT\d+\b/g)].map(([number]) => number))
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `T${from + n}`)
  expect([...range(1, 39), ...range(50, 67)].filter(number => !named.has(number))).toEqual([])
})
