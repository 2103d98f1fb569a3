import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainText } from '../../shared/formats/plain-text.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { exampleFile } from '../../tools/example-meeting.ts'
import { filledSampleDoc, sampleDoc, sampleEntries } from '../support/sample-meeting.ts'

const squash = (text: string) => text.replace(/\s/g, '')

describe('the golden example', () => {
  test('exports as the published summary, byte for byte', () => {
    expect(plainText(summaryOf(readMeeting(filledSampleDoc())))).toBe(exampleFile('summary.txt'))
  })

  test('loses and invents nothing against the published source', () => {
    const text = plainText(summaryOf(readMeeting(filledSampleDoc()))).replaceAll('　　○', '')
    expect(squash(text)).toBe(squash(exampleFile('source.txt')))
  })

  test('comes out the same whoever typed which entry in whatever order', () => {
    const entries = sampleEntries()
    const turns = fc.record({
      order: fc.shuffledSubarray(entries, { minLength: entries.length }),
      steps: fc.array(fc.record({ client: fc.nat(2), from: fc.nat(2) }), {
        minLength: entries.length,
        maxLength: entries.length,
      }),
    })
    fc.assert(
      fc.property(turns, ({ order, steps }) => {
        const docs = threeClients()
        order.forEach((entry, index) => {
          const step = steps[index] ?? { client: 0, from: 0 }
          const doc = docs[step.client] ?? docs[0]
          appendEntry(doc, { ...entry, recorder: `記録係${step.client}` })
          pull(doc, docs[step.from] ?? doc)
        })
        for (const to of docs) for (const from of docs) pull(to, from)
        for (const doc of docs)
          expect(plainText(summaryOf(readMeeting(doc)))).toBe(exampleFile('summary.txt'))
      }),
      { numRuns: 10 },
    )
  })
})

function threeClients(): [Y.Doc, Y.Doc, Y.Doc] {
  const seeded = Y.encodeStateAsUpdate(sampleDoc())
  const client = (clientID: number) => {
    const doc = new Y.Doc()
    doc.clientID = clientID
    Y.applyUpdate(doc, seeded)
    return doc
  }
  return [client(11), client(12), client(13)]
}

function pull(to: Y.Doc, from: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}
