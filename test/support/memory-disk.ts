import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
/** What data folders and the browsers' profiles of a run may take. */
const ROOM_BYTES = 2 * 1024 ** 3

/**
 * Vitest's global set-up: what the tests and their browsers write goes to a disk in memory, where there is one with room.
 * The tests end processes, never the machine, and a process that is killed leaves the same files on either disk.
 */
export function setup(): (() => void) | undefined {
  if (!hasRoom()) return
  const folder = mkdtempSync(join(MEMORY, 'yoroku-tests-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize >= ROOM_BYTES
}
