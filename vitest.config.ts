import { defineConfig } from 'vitest/config'

/** A browser on a machine that others use may stall; locally a test that needs a second try is a defect to look at. */
const BROWSER_RETRIES = process.env.CI ? 1 : 0

/** What a browser on a busy machine may take to show what it has been sent. */
const POLL_WITHIN_MS = 5_000

export default defineConfig({
  test: {
    globalSetup: ['test/support/build-pages.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'core', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          retry: BROWSER_RETRIES,
          expect: { poll: { timeout: POLL_WITHIN_MS } },
        },
      },
    ],
  },
})
