import { readFileSync } from 'node:fs'

/** USER_HZ: the unit of /proc/<pid>/stat on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4096
const USER_TIME_FIELD = 14
const SYSTEM_TIME_FIELD = 15
const RESIDENT_FIELD = 24

/** User and system time of a process with all its threads, in seconds, in steps of 10 ms. */
export function cpuSeconds(pid: number): number {
  return (statField(pid, USER_TIME_FIELD) + statField(pid, SYSTEM_TIME_FIELD)) / TICKS_PER_SECOND
}

/** Resident memory of a process. */
export function residentBytes(pid: number): number {
  return statField(pid, RESIDENT_FIELD) * PAGE_BYTES
}

/** A field of proc_pid_stat(5), counted from 1; the second one, the name, may hold blanks. */
function statField(pid: number, field: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(afterName[field - 3])
}
