/** Names that Windows reserves whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

const MAX_CHARACTERS = 60
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
  const stem = [...safe].slice(0, MAX_CHARACTERS).join('').replace(/\.+$/, '') || FALLBACK
  const tail = suffix === '' ? '' : `_${suffix}`
  return `${RESERVED.test(stem) ? '_' : ''}${stem}${tail}.${extension}`
}
