import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'address'

/** Leaves in the data folder where its server is reached: a command is run without the server's settings. */
export async function noteAddress(dataDir: string, address: string): Promise<void> {
  await writeFile(join(dataDir, FILE), `${address}\n`)
}

/** The server is about to stop. */
export async function forgetAddress(dataDir: string): Promise<void> {
  await rm(join(dataDir, FILE), { force: true })
}

/** Where the folder's server is reached, or was when it was killed; null when none has left it. */
export function notedAddress(dataDir: string): string | null {
  try {
    const { origin } = new URL(readFileSync(join(dataDir, FILE), 'utf8'))
    return origin
  } catch {
    return null
  }
}
