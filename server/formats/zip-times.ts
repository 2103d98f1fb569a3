const END_OF_DIRECTORY = 0x06054b50
const END_LENGTH = 22
const DIRECTORY_ENTRY_LENGTH = 46

/** 1980-01-01 00:00 in the DOS form that ZIP uses: time in the low half, date in the high half. */
const DOS_EPOCH = (1 << 21) | (1 << 16)

/**
 * The same ZIP archive with every member's time set to 1980-01-01, so that equal content gives equal bytes.
 * Expects an archive without comment, as the writers of this project make them (APPNOTE 4.3.7, 4.3.12, 4.3.16).
 */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const fixed = zip.slice()
  const view = new DataView(fixed.buffer)
  const end = fixed.length - END_LENGTH
  if (view.getUint32(end, true) !== END_OF_DIRECTORY) throw new Error('not a ZIP archive without comment')
  let entry = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(entry + 12, DOS_EPOCH, true)
    view.setUint32(view.getUint32(entry + 42, true) + 10, DOS_EPOCH, true)
    const variable = [28, 30, 32].reduce((length, at) => length + view.getUint16(entry + at, true), 0)
    entry += DIRECTORY_ENTRY_LENGTH + variable
  }
  return fixed
}
