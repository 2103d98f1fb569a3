import { afterEach, describe, expect, test } from 'vitest'
import { DocumentWriter, TooManyFiles } from '../../server/formats/document-writer.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { assembly } from '../support/assembly.ts'
import { FakeClock } from '../support/fake-clock.ts'

const meeting = assembly()
const taskOf = (key: string, of: Meeting = meeting) => ({ key, meeting: of, stamp: undefined })
/** A file that nobody else asks for. */
const newTask = () => taskOf('summary.pdf', { ...meeting })
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
      ['summary.pdf', 'summary.docx', 'entries.xlsx'].map(key => writer.write('m', taskOf(key))),
    )
    const begins = files.map(({ file }) => Buffer.from(file).subarray(0, 2).toString())
    expect(begins).toEqual(['%P', 'PK', 'PK'])
    expect(files[0]?.standard).toBe('ua-1')
  })

  test('says what fails, and goes on with the next file', async () => {
    const writer = writerOn(new FakeClock())
    const unknown = expect(writer.write('m', taskOf('summary.exe'))).rejects.toThrow(
      'no writer for summary.exe',
    )
    const broken = expect(
      writer.write('m', taskOf('summary.pdf', { entries: [] } as unknown as Meeting)),
    ).rejects.toThrow()
    await Promise.all([unknown, broken])
    expect((await writer.write('m', taskOf('entries.xlsx'))).file.length).toBeGreaterThan(0)
  })

  test('a file that takes too long is given up, and the next gets a new thread', async () => {
    const clock = new FakeClock()
    const writer = writerOn(clock)
    const late = expect(writer.write('m', taskOf('summary.pdf'))).rejects.toThrow('took too long')
    const next = writer.write('m', taskOf('entries.xlsx'))
    clock.advance(60_000)
    await late
    expect((await next).file.length).toBeGreaterThan(0)
  })

  test('refuses what would wait for too long, and lets go of everything when it closes', async () => {
    const writer = writerOn(new FakeClock())
    const waiting = Array.from({ length: 51 }, (_, n) => writer.write(`m${n}`, newTask()))
    const outcomes = Promise.allSettled(waiting)
    await expect(writer.write('other', newTask())).rejects.toThrow(TooManyFiles)
    await writer.close()
    expect((await outcomes).every(({ status }) => status === 'rejected')).toBe(true)
  })

  test('writes one file for all who ask for the same one, and keeps no meeting waiting for another', async () => {
    const writer = writerOn(new FakeClock())
    const stamp = () => ({ edition: 1, date: '2026-11-22' })
    const final = (key: string) => writer.write('m', { key, meeting, stamp: stamp() })
    const shared = [final('summary.pdf'), final('summary.docx'), final('summary.pdf'), final('summary.docx')]
    expect(shared[2]).toBe(shared[0])
    expect(shared[3]).toBe(shared[1])
    const others = [
      writer.write('m', taskOf('summary.docx')),
      writer.write('m', newTask()),
      final('entries.xlsx'),
    ]
    await expect(writer.write('m', newTask())).rejects.toThrow(TooManyFiles)
    const outcomes = Promise.allSettled([...shared, ...others, writer.write('n', newTask())])
    await writer.close()
    expect(await outcomes).toHaveLength(8)
  })
})
