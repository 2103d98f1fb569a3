import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitText, splitToFit } from '../../../client/projector/split-text.ts'

const sentence = '庁内のデジタル化を進めることがオープンデータ以前に必要。'

describe('a text in parts', () => {
  test('loses nothing and breaks no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 2, max: 9 }),
        (text, count) => {
          const parts = splitText(text, count)
          expect(parts.join('')).toBe(text)
          expect(parts.length).toBeLessThanOrEqual(count)
        },
      ),
    )
    expect(splitText('👨‍👩‍👧が𠮷野家', 3)).toEqual(['👨‍👩‍👧が', '𠮷野', '家'])
  })

  test('breaks at the ends of sentences where there are some', () => {
    expect(splitText(sentence.repeat(6), 3)).toEqual(Array<string>(3).fill(sentence.repeat(2)))
    expect(splitText(`${sentence}\n${sentence.repeat(2)}`, 2)[0]).toBe(`${sentence}\n`)
  })

  test('breaks at a comma, and anywhere, rather than not at all', () => {
    expect(splitText('あいうえおか、きくけこさしす', 2)).toEqual(['あいうえおか、', 'きくけこさしす'])
    expect(splitText('あいうえおかきく', 2)).toEqual(['あいうえ', 'おかきく'])
  })

  test('an address, a time of day and a number are not broken at their marks', () => {
    for (const whole of ['http://a.jp/', '10:30', '12,000', '/a?b=c;d'])
      expect(splitText(`あいうえおかきく、けこ${whole}さしすせそ`, 2)[0]).toBe('あいうえおかきく、')
    expect(splitText('これでよいか?それでよい', 2)).toEqual(['これでよいか?', 'それでよい'])
    expect(splitText('one two, three', 2)).toEqual(['one two,', ' three'])
  })
})

describe('a text that is too high for its room', () => {
  const heightOf = (part: string) => Math.ceil(part.length / 10)

  test('has parts that all fit', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 8 }),
        (text, room) => {
          const parts = splitToFit(text, heightOf(text), room, heightOf)
          expect(parts.join('')).toBe(text)
          expect(Math.max(...parts.map(heightOf))).toBeLessThanOrEqual(room)
        },
      ),
    )
  })

  test('is split by what is known of it until its parts are measured', () => {
    expect(splitToFit(sentence.repeat(4), 10, 5, () => undefined)).toEqual([
      sentence.repeat(2),
      sentence.repeat(2),
    ])
  })

  test('ends in single characters where nothing fits', () => {
    expect(splitToFit('あいう', 9, 1, () => 9)).toEqual(['あ', 'い', 'う'])
  })
})
