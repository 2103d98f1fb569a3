import { oneMeeting, oneMeetingWithCursors } from './s1-one-meeting.ts'
import { saturation } from './s2-saturation.ts'
import { manyMeetings } from './s3-many-meetings.ts'
import { coldOpen } from './s4-cold-open.ts'
import { herd } from './s4-herd.ts'
import { memory } from './s5-memory.ts'
import { crashesAt50, crashesAt500, crashesAt2000 } from './s6-crashes.ts'
import type { Workload } from './workload.ts'

/** Every workload, in the order of the report. */
export const WORKLOADS: readonly Workload[] = [
  oneMeeting,
  oneMeetingWithCursors,
  saturation,
  manyMeetings,
  herd,
  coldOpen,
  memory,
  crashesAt50,
  crashesAt500,
  crashesAt2000,
]

export function workloadOf(id: string): Workload {
  const workload = WORKLOADS.find(each => each.id === id)
  if (workload === undefined) throw new Error(`no workload ${id}`)
  return workload
}
