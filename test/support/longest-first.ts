import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Parts of the paths of files that take longest, in this order. */
const LONGEST = [
  'e2e/stream-ime-matrix',
  'e2e/offline',
  'e2e/refused-words',
  'e2e/summary',
  'e2e/projector',
  'e2e/meeting',
  'e2e/stream-typing',
  'crash/',
  'integration/server-process',
  'threats/limits',
] as const

/** Long files begin first, so that no worker is left with one in the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort(
      (a, b) => a.project.name.localeCompare(b.project.name) || placeOf(a) - placeOf(b),
    )
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex(part => moduleId.includes(part))
  return place === -1 ? LONGEST.length : place
}
