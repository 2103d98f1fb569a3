import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FrameReader } from '../../bench/load/frames.ts'

const payload = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.integer({ min: 126, max: 70_000 }).map(length => new Uint8Array(length).fill(length & 0xff)),
)

test('frames come out whole and in order however the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(payload, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5000 }))),
      (payloads, cuts) => {
        const received: string[] = []
        const reader = new FrameReader((_opcode, body) => received.push(body.toString('hex')))
        const stream = Buffer.concat(payloads.map(serverFrame))
        for (let at = 0; at < stream.length; ) {
          const end = at + (cuts.next().value ?? 1)
          reader.push(Buffer.from(stream.subarray(at, end)))
          at = end
        }
        expect(received).toEqual(payloads.map(body => Buffer.from(body).toString('hex')))
      },
    ),
    { numRuns: 200 },
  )
})

function serverFrame(body: Uint8Array): Buffer {
  const head = Buffer.alloc(body.length < 126 ? 2 : body.length < 65_536 ? 4 : 10)
  head[0] = 0x82
  head[1] = body.length < 126 ? body.length : body.length < 65_536 ? 126 : 127
  if (head.length === 4) head.writeUInt16BE(body.length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(body.length), 2)
  return Buffer.concat([head, body])
}
