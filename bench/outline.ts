/**
 * `npm run bench:outline`: what a keystroke costs the live outline in meetings of several lengths, beside computing
 * it from the whole document; then the processor that a server needs for 500 viewers of one meeting.
 */
import { measureKeystrokes } from './outline/keystrokes.ts'
import { measureViewers } from './outline/viewers.ts'

for (const entries of [500, 2_000, 5_000]) measureKeystrokes(entries)
for (const release of ['rest', 'live'] as const)
  for (const viewers of [0, 500]) await measureViewers({ viewers, recorders: 10, seconds: 15, release })
