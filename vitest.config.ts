import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** A browser on a machine that others use may stall; locally a test that needs a second try is a defect to look at. */
const BROWSER_RETRIES = process.env.CI ? 1 : 0
/** Files at a time. Vitest's own choice leaves a core free, on a machine with two: half of it. */
const WORKERS = Math.min(availableParallelism(), 4)
/** Files that change what modules find when they are loaded. */
const ALONE = ['test/client/summary/desk-compositions.test.ts']
/** What a page shows in the end it shows within this time, also where others use the machine. */
const POLL_WITHIN_MS = 10_000

export default defineConfig({
  test: {
    globalSetup: [
      'test/support/build-pages.ts',
      'test/support/memory-disk.ts',
      'test/support/compiled-code.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: WORKERS,
    sequence: { sequencer: LongestFirst },
    expect: { poll: { timeout: POLL_WITHIN_MS } },
    projects: [
      {
        extends: true,
        // The files share what they load: loading it for each of them anew took a third of their time.
        test: {
          name: 'core',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', ...ALONE],
          isolate: false,
          setupFiles: ['test/support/leave-nothing.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: { name: 'browser', include: ['test/e2e/**/*.test.ts'], retry: BROWSER_RETRIES },
      },
    ],
  },
})
