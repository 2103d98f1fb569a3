import { inflateRawSync } from 'node:zlib'

/** The parts of a ZIP file as text, by name (APPNOTE 4.3.12). */
export function unzipped(file: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(file)
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(bytes.length - 6)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    parts.set(
      name,
      partAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 10)),
    )
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

function partAt(bytes: Buffer, header: number, size: number, method: number): string {
  const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  const packed = bytes.subarray(from, from + size)
  return (method === 8 ? inflateRawSync(packed) : packed).toString('utf8')
}
