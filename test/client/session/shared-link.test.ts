import { describe, expect, it } from 'vitest'
import { parseSharedLink } from '../../../client/session/shared-link.ts'

const token = 'abcdefghijklmnopqrstuvwxyz_-0123456789'

describe('a pasted link', () => {
  it('opens a meeting or the list, whatever name the server was reached under', () => {
    expect(parseSharedLink(` https://yoroku.example/m/7Kd_x#${token}\n`)).toEqual({
      kind: 'meeting',
      meeting: '7Kd_x',
      token,
    })
    expect(parseSharedLink(`http://10.0.0.3:3000/#${token}`)).toEqual({ kind: 'admin', token })
  })
  it('is told to be cut when its end is missing', () => {
    for (const link of [
      'https://yoroku.example/m/7Kd',
      'https://y.example/m/7Kd#abc',
      'https://y.example/m',
      '',
    ])
      expect(parseSharedLink(link)).toEqual({ kind: 'cut' })
  })
  it('is told to be none of ours', () => {
    for (const link of ['https://example.com/somewhere', 'こんにちは'])
      expect(parseSharedLink(link)).toEqual({ kind: 'foreign' })
  })
})
