import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const COMPRESSED = /\.gz$/
const TEXT = /\.(js|css|html|json)$/
/** The hash in the name of a build's file, and the ending. */
const HASH = /-[\w-]{3}([\w-]{5}\.(?:js|css|woff2?)\b)/g
const BUILD_NAME = /"name":"\w{3}/

/** The program in a folder of its own, whose build can be replaced, as an update does it. */
export class Installation {
  readonly #folder = mkdtempSync(join(tmpdir(), 'yoroku-installation-'))
  readonly #dist = join(this.#folder, 'dist')

  constructor() {
    for (const part of ['package.json', 'server', 'shared', 'dist'])
      cpSync(part, join(this.#folder, part), { recursive: true })
    symlinkSync(join(process.cwd(), 'node_modules'), join(this.#folder, 'node_modules'))
  }

  /** What node runs to start its server. */
  get command(): readonly string[] {
    return [join(this.#folder, 'server/main.ts')]
  }

  /** Puts another build in the place of this one: the same pages, but every file bears another name, with `-new`. */
  update(): void {
    for (const name of readdirSync(this.#dist, { recursive: true, encoding: 'utf8' })) {
      const path = join(this.#dist, name)
      if (COMPRESSED.test(name)) rmSync(path)
      else if (TEXT.test(name)) writeFileSync(path, renamed(readFileSync(path, 'utf8')))
      if (!COMPRESSED.test(name)) renameSync(path, join(this.#dist, renamed(name)))
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function renamed(text: string): string {
  return text.replace(HASH, '-new$1').replace(BUILD_NAME, '"name":"new')
}
