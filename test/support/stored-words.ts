import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import * as Y from 'yjs'

const ENCODINGS: readonly ((text: string) => Buffer)[] = [
  text => Buffer.from(text, 'utf8'),
  text => Buffer.from(text, 'utf16le'),
  text => Buffer.from(text, 'utf16le').swap16(),
]
const UNPACKERS = [inflateRawSync, inflateSync, gunzipSync, brotliDecompressSync]

/**
 * Where words stand in a data folder: in the bytes of its files, in any encoding, in what its blobs unpack to, and put
 * together from the characters of the updates in it, deleted ones too.
 */
export function placesOf(text: string, directory: string): string[] {
  const needles = ENCODINGS.map(encode => encode(text))
  const holds = (bytes: Uint8Array) => needles.some(needle => Buffer.from(bytes).includes(needle))
  const files = readdirSync(directory).filter(name => holds(readFileSync(join(directory, name))))
  return [...files, ...tablesWith(text, holds, join(directory, 'yoroku.db'))]
}

function tablesWith(text: string, holds: (bytes: Uint8Array) => boolean, file: string): string[] {
  if (!existsSync(file)) return []
  const db = new DatabaseSync(file, { readOnly: true })
  const tables = db.prepare("select name from sqlite_master where type = 'table'").all()
  const found = tables.flatMap(({ name }) =>
    db
      .prepare(`select * from ${String(name)}`)
      .all()
      .flatMap(row => Object.entries(row))
      .filter(([, value]) =>
        value instanceof Uint8Array
          ? holds(value) || unpacked(value).some(holds) || wordsIn(value).includes(text)
          : String(value).includes(text),
      )
      .map(([column]) => `${name}.${column}`),
  )
  const typed = db
    .prepare('select meeting, data from log order by meeting, n')
    .all()
    .map(({ data }) => (data instanceof Uint8Array ? wordsIn(data) : ''))
    .join('')
  db.close()
  return typed.includes(text) ? [...found, 'log, one key after the other'] : found
}

function unpacked(bytes: Uint8Array): Uint8Array[] {
  return UNPACKERS.flatMap(unpack => {
    try {
      return [unpack(bytes)]
    } catch {
      return []
    }
  })
}

/** All characters of an update in the order of their ids. */
function wordsIn(update: Uint8Array): string {
  try {
    return Y.decodeUpdate(update)
      .structs.map(struct =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '',
      )
      .join('')
  } catch {
    return ''
  }
}
