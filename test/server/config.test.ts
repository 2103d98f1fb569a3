import { expect, test } from 'vitest'
import { parseConfig } from '../../server/config.ts'

test('without any variable the server listens on this machine alone and stores in ./data', () => {
  expect(parseConfig({})).toEqual({
    kind: 'ok',
    config: {
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      publicUrl: null,
      adminToken: null,
      logLevel: 'info',
    },
  })
})

test('a public address is kept without its last slash', () => {
  const parsed = parseConfig({ PUBLIC_URL: 'https://yoroku.example.jp/' })
  expect(parsed).toMatchObject({ config: { publicUrl: 'https://yoroku.example.jp' } })
})

test.each([
  [{ PORT: '70000' }, /^PORT must be a number/],
  [{ PUBLIC_URL: 'yoroku' }, /^PUBLIC_URL must be an address/],
  [{ PUBLIC_URL: 'https://x.jp/path' }, /^PUBLIC_URL must be an address/],
  [{ ADMIN_TOKEN: 'short' }, /^ADMIN_TOKEN must be at least 22/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
  [{ DATABASE_URL: 'postgres://x' }, /^DATABASE_URL is set/],
])('%o is refused in one line that does not repeat a secret', (env, message) => {
  const parsed = parseConfig(env)
  expect(parsed).toMatchObject({ kind: 'bad', message: expect.stringMatching(message) })
  expect(parsed).not.toMatchObject({ message: expect.stringContaining('short') })
})
