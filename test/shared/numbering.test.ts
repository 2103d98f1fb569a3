import { expect, test } from 'vitest'
import { fullWidthDigits, justifyLabel } from '../../shared/summary/numbering.ts'

test('digits become full-width and nothing else does', () => {
  expect(fullWidthDigits(1024)).toBe('１０２４')
  expect(fullWidthDigits('R3.5 (AI)')).toBe('R３.５ (AI)')
})

test.each([
  ['日時', '日　　時'],
  ['出席者', '出 席 者'],
  ['実施場所', '実施場所'],
  ['議', '議'],
  ['その他の事項', 'その他の事項'],
])('the label %s is spread to %s', (label, expected) => {
  expect(justifyLabel(label)).toBe(expected)
})
