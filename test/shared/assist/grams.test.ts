import { expect, test } from 'vitest'
import { gramsOf } from '../../../shared/assist/grams.ts'

test('a text is compared by its kanji and by neighbouring characters, endings in hiragana apart', () => {
  expect(gramsOf('運賃が高いです。')).toEqual(new Set(['運', '運賃', '賃', '賃が', 'が高', '高', '高い']))
})

test('width and case make no difference', () => {
  expect(gramsOf('ＡＩ活用')).toEqual(gramsOf('ai活用'))
})

test('nothing is joined across punctuation', () => {
  expect(gramsOf('市、町').has('市町')).toBe(false)
  expect(gramsOf('')).toEqual(new Set())
})
