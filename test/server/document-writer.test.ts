import { afterEach, describe, expect, test } from 'vitest'
import { DocumentWriter, TooManyFiles } from '../../server/formats/document-writer.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { assembly } from '../support/assembly.ts'
import { FakeClock } from '../support/fake-clock.ts'

const meeting = assembly()
const open: DocumentWriter[] = []
const writerOn = (clock: FakeClock) => {
  const writer = new DocumentWriter(clock)
  open.push(writer)
  return writer
}
afterEach(() => Promise.all(open.splice(0).map(writer => writer.close())))

describe('the writing thread', () => {
  test('writes one file after the other, each as asked for', async () => {
    const writer = writerOn(new FakeClock())
    const files = await Promise.all(
      ['summary.pdf', 'summary.docx', 'entries.xlsx'].map(key => writer.write(key, meeting)),
    )
    const begins = files.map(({ file }) => Buffer.from(file).subarray(0, 2).toString())
    expect(begins).toEqual(['%P', 'PK', 'PK'])
    expect(files[0]?.standard).toBe('ua-1')
  })

  test('says what fails, and goes on with the next file', async () => {
    const writer = writerOn(new FakeClock())
    const unknown = expect(writer.write('summary.exe', meeting)).rejects.toThrow('no writer for summary.exe')
    const broken = expect(
      writer.write('summary.pdf', { entries: [] } as unknown as Meeting),
    ).rejects.toThrow()
    await Promise.all([unknown, broken])
    expect((await writer.write('entries.xlsx', meeting)).file.length).toBeGreaterThan(0)
  })

  test('a file that takes too long is given up, and the next gets a new thread', async () => {
    const clock = new FakeClock()
    const writer = writerOn(clock)
    const late = expect(writer.write('summary.pdf', meeting)).rejects.toThrow('took too long')
    const next = writer.write('entries.xlsx', meeting)
    clock.advance(60_000)
    await late
    expect((await next).file.length).toBeGreaterThan(0)
  })

  test('refuses what would wait for too long, and lets go of everything when it closes', async () => {
    const writer = writerOn(new FakeClock())
    const waiting = Array.from({ length: 51 }, () => writer.write('summary.pdf', meeting))
    const outcomes = Promise.allSettled(waiting)
    await expect(writer.write('summary.pdf', meeting)).rejects.toThrow(TooManyFiles)
    await writer.close()
    expect((await outcomes).every(({ status }) => status === 'rejected')).toBe(true)
  })
})
