import { afterAll, vi } from 'vitest'

/** Set-up of files that share what they load: clocks, globals and mocks that one of them replaced are back for the next. */
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})
