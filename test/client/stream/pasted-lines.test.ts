import { describe, expect, test } from 'vitest'
import {
  LONGEST_PASTED_LINE,
  MOST_PASTED_CHARACTERS,
  type Pasted,
  pastedLines,
} from '../../../client/stream/editor/pasted-lines.ts'

const linesOf = (pasted: Pasted) => (pasted.kind === 'lines' ? pasted.lines : [])
const sentence = `${'あ'.repeat(98)}。`

describe('pasted text', () => {
  test('is one entry a line, without blank lines', () => {
    expect(pastedLines('甲\r\n\n乙\n')).toEqual({ kind: 'lines', lines: ['甲', '乙'], isParted: false })
    const long = 'あ'.repeat(LONGEST_PASTED_LINE)
    expect(pastedLines(long)).toEqual({ kind: 'lines', lines: [long], isParted: false })
  })

  test('is parted behind sentences where a paragraph is too long, and nothing is lost', () => {
    const text = `${sentence.repeat(2_000)}」と述べた`
    const pasted = pastedLines(`前\n${text}`)
    expect(pasted).toMatchObject({ kind: 'lines', isParted: true })
    const [before, ...parts] = linesOf(pasted)
    expect([before, parts.join('')]).toEqual(['前', text])
    expect(parts.slice(0, -1).every(part => part.endsWith('。'))).toBe(true)
    expect(Math.max(...parts.map(part => part.length))).toBeLessThanOrEqual(LONGEST_PASTED_LINE)
  })

  test('is parted at a comma or a space where there is no sentence, and anywhere but inside a character else', () => {
    const phrases = `${'い'.repeat(20)}、`.repeat(1_000)
    expect(linesOf(pastedLines(phrases)).every(part => part.endsWith('、'))).toBe(true)
    const wide = linesOf(pastedLines(`a${'𠮷'.repeat(LONGEST_PASTED_LINE)}`))
    expect(wide.join('')).toBe(`a${'𠮷'.repeat(LONGEST_PASTED_LINE)}`)
    expect(wide.every(part => part.isWellFormed())).toBe(true)
  })

  test('is not taken when the server would refuse it in one edit', () => {
    expect(pastedLines('あ'.repeat(MOST_PASTED_CHARACTERS)).kind).toBe('lines')
    expect(pastedLines('あ'.repeat(MOST_PASTED_CHARACTERS + 1))).toEqual({ kind: 'too-much' })
    expect(pastedLines('a\n'.repeat(5_001))).toEqual({ kind: 'too-much' })
  })
})
