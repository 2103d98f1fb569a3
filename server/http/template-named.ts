import type { Services } from '../services.ts'
import { HttpProblem } from './problem.ts'

/** Under which the store keeps what every meeting may take. */
export const ALL = ''

/** The template of that name: the meeting's own before that of all. */
export async function templateNamed({ store }: Services, meeting: string, name: string): Promise<Uint8Array> {
  const file = (await store.readTemplate(meeting, name)) ?? (await store.readTemplate(ALL, name))
  if (file === null) throw new HttpProblem('not-found', 'there is no template of this name')
  return file
}
