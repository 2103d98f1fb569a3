import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

type Need = { readonly what: string; readonly packages: readonly string[]; readonly present: () => boolean }

/** What the tests need besides npm packages: a browser, Japanese fonts, a PDF reader, an office suite for Word files. */
const NEEDS: readonly Need[] = [
  { what: 'Chromium', packages: ['chromium'], present: () => existsSync('/usr/bin/chromium') },
  {
    what: 'Japanese fonts',
    packages: ['fonts-noto-cjk'],
    present: () => run('fc-list', [':lang=ja']).stdout.trim() !== '',
  },
  { what: 'pdftotext (poppler)', packages: ['poppler-utils'], present: () => isCommand('pdftotext') },
  { what: 'LibreOffice Writer', packages: ['libreoffice-writer-nogui'], present: () => isCommand('soffice') },
]

/**
 * Installs with apt what is missing, where that may be done (root on Debian or a relative); otherwise answers
 * one line that names what to install. Null when everything is there.
 */
export function installSystemPackages(): string | null {
  const missing = NEEDS.filter(need => !need.present())
  if (missing.length === 0) return null
  const packages = missing.flatMap(need => need.packages)
  if (process.getuid?.() === 0 && isCommand('apt-get')) aptInstall(packages)
  const still = missing.filter(need => !need.present())
  if (still.length === 0) return null
  const names = still.map(need => `${need.what} (Debian: ${need.packages.join(' ')})`)
  return `The tests need ${names.join(', ')}. Install it and run npm test again.`
}

function aptInstall(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} …`)
  run('apt-get', ['update', '-qq'])
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages]
  const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
  if (status !== 0) console.error(stderr)
}

function isCommand(name: string): boolean {
  return run('sh', ['-c', `command -v ${name}`]).status === 0
}

function run(command: string, args: readonly string[]): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return { status, stdout: stdout ?? '' }
}
