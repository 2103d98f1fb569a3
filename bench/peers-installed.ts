import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = import.meta.dirname
const INSTALLED = join(FOLDER, 'node_modules/.package-lock.json')

/** Installs what bench/package-lock.json names, unless that has been done since it last changed. */
export function installPeers(): void {
  const installedMs = statSync(INSTALLED, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (installedMs >= statSync(join(FOLDER, 'package-lock.json')).mtimeMs) return
  console.log('Installing the peers …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', FOLDER], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
}

/** The installed version of a package of the bench. */
export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(FOLDER, 'node_modules', name, 'package.json'), 'utf8'))
  return String(version)
}
