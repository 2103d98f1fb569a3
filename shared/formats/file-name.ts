/** Names that Windows reserves whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

const MAX_CHARACTERS = 60
/** What systems take at most, in UTF-8. */
const MAX_BYTES = 255
const FALLBACK = '開催概要'

/**
 * A file name that every system takes, made from a meeting's title: blanks go (between Latin words an underscore
 * stays), signs with a meaning in paths go, and so do control and direction characters. `suffix` tells files of one
 * meeting apart (意見一覧), '' for the summary itself. At most 255 bytes in UTF-8.
 */
export function fileName(title: string, suffix: string, extension: string): string {
  const safe = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/(?<=[!-~])[\s\u3000]+(?=[!-~])/gu, '_')
    .replace(/[\s\u3000\p{Cc}\p{Cf}\p{Co}\p{Cn}\ufffd\\/:*?"<>|%~]/gu, '')
    .replace(/^[.-]+/, '')
  const tail = `${suffix === '' ? '' : `_${suffix}`}.${extension}`
  const allowed = RESERVED.test(safe) ? `_${safe}` : safe
  const stem = cut(allowed, MAX_BYTES - byteLength(tail)).replace(/\.+$/, '') || FALLBACK
  return `${stem}${tail}`
}

/** Its first characters, as many as a name may have within so many bytes. */
function cut(text: string, bytes: number): string {
  let room = bytes
  const kept = [...text].slice(0, MAX_CHARACTERS).filter(character => {
    room -= byteLength(character)
    return room >= 0
  })
  return kept.join('')
}

function byteLength(text: string): number {
  return [...text].reduce((sum, character) => sum + bytesOf(character.codePointAt(0) ?? 0), 0)
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
