import { readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100
/** user nice system – irq softirq steal, in proc_stat(5); idle and iowait stand in between. */
const BUSY_FIELDS = [1, 2, 3, 6, 7, 8] as const
/** User and system time, own and of ended children, in proc_pid_stat(5) without its first two fields. */
const OWN_FIELDS = [11, 12, 13, 14] as const

/** Starts watching; the result says how much of one core others have used since, 0 for a quiet machine. */
export function watchOthers(): () => number {
  const start = { others: othersSeconds(), ms: performance.now() }
  return () => {
    const share = (othersSeconds() - start.others) / ((performance.now() - start.ms) / 1000)
    return Math.max(0, share)
  }
}

/** Meaningful only while no child runs: their time is added when they end. */
function othersSeconds(): number {
  const [all = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const own = readFileSync('/proc/self/stat', 'utf8')
  const afterName = own.slice(own.lastIndexOf(')') + 2)
  const ticks = sum(all.split(/ +/), BUSY_FIELDS) - sum(afterName.split(' '), OWN_FIELDS)
  return ticks / TICKS_PER_SECOND
}

function sum(fields: readonly string[], indexes: readonly number[]): number {
  return indexes.reduce((total, index) => total + Number(fields[index]), 0)
}
