import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Makes a new directory at each call; all of them are removed after the file's last test. */
export function directories(name: string): () => string {
  const root = mkdtempSync(join(tmpdir(), `yoroku-${name}-`))
  let count = 0
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return () => {
    const directory = join(root, `${++count}`)
    mkdirSync(directory)
    return directory
  }
}
