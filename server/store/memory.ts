import { hourEnds } from './hour-ends.ts'
import { addPoints, type KeptPoint, momentOf } from './memory-points.ts'
import {
  type Appended,
  type LoadedMeeting,
  type MeetingQuery,
  type Store,
  type StoredMeeting,
  type StoredSession,
  type StoredTemplate,
  type StoredToken,
  StoreFailed,
} from './store.ts'

type Log = {
  readonly updates: Uint8Array[]
  readonly timesMs: number[]
  readonly clients: Map<number, string>
  readonly points: KeptPoint[]
}

/** A meeting with the text that the list searches. */
type Listed = StoredMeeting & { readonly text: string }

/** Everything kept in maps: for tests, and nothing of it outlives the process. */
export function createMemoryStore(): Store {
  const meetings = new Map<string, Listed>()
  const logs = new Map<string, Log>()
  const tokens = new Map<string, StoredToken>()
  const sessions = new Map<string, StoredSession>()
  const names = new Map<string, string>()
  const layouts = new Map<string, string>()
  const templates = new Map<string, StoredTemplate>()
  const logOf = (id: string): Log => {
    const log = logs.get(id) ?? { updates: [], timesMs: [], clients: new Map(), points: [] }
    logs.set(id, log)
    return log
  }
  const change = (id: string, change: Partial<Listed>) => {
    const meeting = meetings.get(id)
    if (meeting) meetings.set(id, { ...meeting, ...change })
  }
  const putToken = (token: StoredToken): string | null => {
    const old = [...tokens.values()].find(each => each.meeting === token.meeting && each.role === token.role)
    if (old) tokens.delete(old.hash)
    tokens.set(token.hash, token)
    return old?.hash ?? null
  }
  return {
    createMeeting: async ({ id, createdMs, index, tokens: given, update, clients, templatesOf }) => {
      if (meetings.has(id)) throw new Error(`meeting ${id} exists`)
      meetings.set(id, { id, createdMs, updatedMs: createdMs, binnedMs: null, ...index })
      addTo(logOf(id), { updates: [update], clients, atMs: createdMs })
      for (const token of given) putToken(token)
      for (const template of [...templates.values()].filter(({ meeting }) => meeting === templatesOf))
        templates.set(`${id}\n${template.name}`, { ...template, meeting: id })
    },
    readMeeting: async id => shownOf(meetings.get(id)),
    isKept: async id => meetings.get(id)?.binnedMs === null,
    listMeetings: async query => listed([...meetings.values()], query).flatMap(each => shownOf(each) ?? []),
    indexMeeting: async (id, index, atMs) => change(id, { ...index, updatedMs: atMs }),
    binMeeting: async (id, atMs) => change(id, { binnedMs: atMs }),
    load: async id => loaded(logOf(id)),
    append: async (id, added) => {
      const log = logOf(id)
      addTo(log, added)
      return log.updates.length
    },
    listPoints: async id => logOf(id).points.map(({ point }) => point),
    latestFinal: async id =>
      logOf(id).points.findLast(({ point }) => point.version?.kind === 'final')?.point ?? null,
    listHours: async id => {
      const { timesMs } = logOf(id)
      return hourEnds(1, timesMs.length, n => timesMs[n - 1] ?? 0)
    },
    loadAt: async (id, seq) => momentOf(logOf(id), seq),
    staleMeetings: async () => [],
    listBinned: async () => [...meetings.values()].filter(meeting => meeting.binnedMs !== null),
    purgeMeeting: async id => {
      if (meetings.get(id)?.binnedMs === null) return false
      logs.delete(id)
      for (const token of [...tokens.values()]) if (token.meeting === id) tokens.delete(token.hash)
      for (const [key, template] of [...templates]) if (template.meeting === id) templates.delete(key)
      return meetings.delete(id)
    },
    planPurge: async () => nothingKept(),
    purgeDeleted: async () => nothingKept(),
    erase: async () => true,
    putToken: async token => putToken(token),
    findToken: async hash => tokens.get(hash) ?? null,
    hasAdmin: async () => [...tokens.values()].some(token => token.role === 'admin'),
    putSession: async session => {
      sessions.set(session.hash, session)
    },
    findSession: async hash => sessions.get(hash) ?? null,
    deleteSession: async hash => {
      sessions.delete(hash)
    },
    dropSessions: async (nowMs, olderThanMs) => {
      const stored = [...meetings.values()].map(({ updatedMs }) => updatedMs)
      const opened = [...sessions.values()].map(session => session.createdMs)
      const beforeMs = Math.min(nowMs, Math.max(...stored, ...opened)) - olderThanMs
      for (const { hash, createdMs } of [...sessions.values()])
        if (createdMs < beforeMs) sessions.delete(hash)
    },
    nameOf: async browser => names.get(browser) ?? '',
    putName: async (browser, name) => {
      names.set(browser, name)
    },
    layouts: async () => [...layouts].sort().map(([name, values]) => ({ name, values })),
    putLayout: async ({ name, values }) => {
      layouts.set(name, values)
    },
    deleteLayout: async name => {
      layouts.delete(name)
    },
    templates: async of =>
      [...templates.values()]
        .filter(({ meeting }) => meeting === of || meeting === '')
        .map(({ meeting, name, file }) => ({ meeting, name, bytes: file.length }))
        .sort((a, b) => (`${a.name}\n${a.meeting}` < `${b.name}\n${b.meeting}` ? -1 : 1)),
    readTemplate: async (meeting, name) => templates.get(`${meeting}\n${name}`)?.file ?? null,
    putTemplate: async template => {
      templates.set(`${template.meeting}\n${template.name}`, template)
    },
    deleteTemplate: async (meeting, name) => {
      templates.delete(`${meeting}\n${name}`)
    },
    check: async () => ({ damaged: 0 }),
    close: async () => {},
  }
}

function nothingKept(): never {
  throw new StoreFailed('nothing is kept that could be purged')
}

function addTo(log: Log, { updates, clients, atMs, points = [] }: Appended): void {
  addPoints(log.points, log.updates.length, atMs, points)
  log.updates.push(...updates)
  log.timesMs.push(...updates.map(() => atMs))
  for (const { client, owner } of clients) if (!log.clients.has(client)) log.clients.set(client, owner)
}

function loaded({ updates, clients }: Log): LoadedMeeting {
  return {
    updates: [...updates],
    seq: updates.length,
    clients: [...clients].map(([client, owner]) => ({ client, owner })),
    damage: [],
    mayLack: false,
    lackingSinceMs: 0,
  }
}

function shownOf(meeting: Listed | undefined): StoredMeeting | null {
  if (meeting === undefined) return null
  const { text: _, ...shown } = meeting
  return shown
}

function listed(meetings: readonly Listed[], { text, before, limit }: MeetingQuery): Listed[] {
  return meetings
    .filter(meeting => meeting.binnedMs === null && meeting.text.includes(text))
    .filter(meeting => before === null || newestFirst(before, meeting) < 0)
    .sort(newestFirst)
    .slice(0, limit)
}

type Dated = { readonly createdMs: number; readonly id: string }

function newestFirst(a: Dated, b: Dated): number {
  return b.createdMs - a.createdMs || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}
