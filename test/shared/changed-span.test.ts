import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedSpan } from '../../shared/changed-span.ts'

test('what is outside the span is the same in both, and nothing that is the same borders on it', () => {
  const list = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 8 })
  fc.assert(
    fc.property(list, list, (before, after) => {
      const { from, endBefore, endAfter } = changedSpan(before, after)
      expect(before.slice(0, from)).toEqual(after.slice(0, from))
      expect(before.slice(endBefore)).toEqual(after.slice(endAfter))
      const [gone, come] = [before.slice(from, endBefore), after.slice(from, endAfter)]
      if (gone.length === 0 || come.length === 0) return
      expect(gone[0]).not.toBe(come[0])
      expect(gone.at(-1)).not.toBe(come.at(-1))
    }),
  )
})
