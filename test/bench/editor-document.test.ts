import { expect, test } from 'vitest'
import { withParts } from '../../bench/editor/document.ts'

test('a run writes its own part of the editor’s figures and leaves the other as it stands', () => {
  const first = withParts('', { speed: '## Speed\n\n| 1 |' })
  const both = withParts(first, { growth: '## Growth\n\n| 2 |' })
  const anew = withParts(both, { speed: '## Speed\n\n| 3 |' })
  expect(first).toContain('Not measured yet.')
  expect(both).toContain('| 1 |')
  expect(anew).toBe(both.replace('| 1 |', '| 3 |'))
  expect(withParts(anew, {})).toBe(anew)
})

test('what is not such a document is replaced', () => {
  expect(withParts('# Something else\n<!-- speed -->\n| 1 |', {})).toBe(withParts('', {}))
})
