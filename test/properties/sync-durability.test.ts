import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import { propertyRuns } from '../support/property.ts'
import { arbitrarySteps, type SimStep, Simulation } from '../support/sync-simulation.ts'

const CLIENTS = 3

/** Runs the steps; answers what was acknowledged or shown and yet not stored, at any of the server's deaths. */
async function lostIn(steps: readonly SimStep[], isLying: boolean): Promise<string[]> {
  const simulation = await Simulation.create(CLIENTS, isLying)
  const lost: string[] = []
  for (const step of steps) {
    await simulation.step(step)
    lost.push(...(await simulation.lost()))
  }
  return lost
}

test('whenever the server dies, what was acknowledged or shown to a colleague is on disk', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySteps(CLIENTS), async steps => {
      expect(await lostIn(steps, false)).toEqual([])
    }),
    propertyRuns(60),
  )
})

test('a store that answers before it commits is caught by the same check', async () => {
  const outcome = await fc.check(
    fc.asyncProperty(arbitrarySteps(CLIENTS), async steps => (await lostIn(steps, true)).length === 0),
    { ...propertyRuns(60), endOnFailure: true },
  )
  expect(outcome.failed).toBe(true)
})

test('after cuts, deaths and failed writes all clients hold the same, nothing typed is missing or doubled', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySteps(CLIENTS), async steps => {
      const simulation = await Simulation.create(CLIENTS)
      for (const step of steps) await simulation.step(step)
      await simulation.settle()
      const typed = simulation.clients.flatMap(client => [...client.own]).sort()
      for (const { doc } of simulation.clients) {
        expect(
          readEntries(doc)
            .map(entry => entry.id)
            .sort(),
        ).toEqual(typed)
        expect(doc.store.pendingStructs).toBeNull()
        expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(simulation.clients[0]?.doc ?? doc))
      }
      expect([...(await simulation.disk.stored())].sort()).toEqual(typed)
    }),
    propertyRuns(40),
  )
})
