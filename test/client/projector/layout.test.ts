import { describe, expect, test } from 'vitest'
import { columnsFor } from '../../../client/projector/columns.ts'
import { partsOf } from '../../../client/projector/entry-parts.ts'
import { columnsForNames, nameParts } from '../../../client/projector/theme-name.ts'
import type { OutlineEntry } from '../../../shared/outline/outline.ts'

const entry = (text: string): OutlineEntry => ({
  id: 'a',
  kind: 'question',
  text,
  at: '2021-05-27T03:00:00Z',
  status: 'draft',
  speaker: '委員',
})
const tall = (key: string) => (key.split('\n')[1] ?? '').length

describe('an entry', () => {
  test('that fits a column is never broken', () => {
    expect(partsOf(entry('短い意見。'), 5, tall)).toMatchObject([{ key: 'a', isFirst: true, isLast: true }])
  })

  test('that is higher than a column goes on in parts to its end', () => {
    const text = '一つ目の文。二つ目の文。三つ目の文。四つ目の文。'
    const parts = partsOf(entry(text), 14, tall)
    expect(parts.map(part => part.text).join('')).toBe(text)
    expect(parts.map(part => part.key)).toEqual(['a', 'a/1', 'a/2', 'a/3'])
    expect(parts.map(part => [part.isFirst, part.isLast])).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, true],
    ])
  })
})

describe('columns', () => {
  test.each([
    [1024, 768, 1, 3],
    [1366, 768, 1.15, 3],
    [1920, 1080, 1, 3],
    [1920, 1080, 1.3, 2],
    [2560, 1080, 1, 4],
    [2560, 1080, 1.3, 3],
    [3840, 2160, 1, 3],
  ])('%i × %i at text size %f has %i', (width, height, scale, columns) => {
    expect(columnsFor(width, height, scale)).toBe(columns)
  })
})

describe('a theme’s name at the foot', () => {
  test('may break after a long word', () => {
    expect(nameParts('北海道Society5.0全体に関すること')).toEqual(['北海道Society5.0', '全体に関すること'])
    expect(nameParts('デジタル人材育成')).toEqual(['デジタル', '人材育成'])
    expect(nameParts('産業のデジタル化')).toEqual(['産業のデジタル化'])
  })

  test('has a wider column when it is longer, up to a limit', () => {
    const share = (name: string) => Number(/([\d.]+)fr/.exec(columnsForNames([name], 1))?.[1])
    expect(share('防災')).toBeLessThan(share('暮らしのデジタル化'))
    expect(share('あ'.repeat(40))).toBe(share('あ'.repeat(80)))
    expect(columnsForNames(['防災', '観光', 'その他'], 2).match(/fr/g)).toHaveLength(2)
  })
})
