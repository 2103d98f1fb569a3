import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', /Ctrl|Alt/, /[⌘⌥]/],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', /[⌘⌥]/, /Ctrl|Alt/],
])('keys are written as they are printed on the keyboard: %s', async (userAgent, own, foreign) => {
  vi.stubGlobal('navigator', { userAgent })
  const { keptMessages } = await import('../../../client/ui/kept-messages.ts')
  const { setupMessages } = await import('../../../client/setup/setup-messages.ts')
  const { assistMessages } = await import('../../../client/stream/assist/assist-messages.ts')
  const said = (['ja', 'en'] as const).flatMap(language => [
    keptMessages[language].copyFailed,
    setupMessages[language].drag,
    setupMessages[language].keys,
    assistMessages[language].merged,
  ])
  for (const each of said) {
    expect(each).toMatch(own)
    expect(each).not.toMatch(foreign)
  }
})
