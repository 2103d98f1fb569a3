import { beforeEach, expect, test } from 'vitest'
import { type Connection, Connections } from '../../server/sync/connections.ts'
import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'

let connections: Connections
/** Names of those that were ended with their codes, and of those that were renamed, in order. */
let ended: [string, number][]
let renamed: [string, string][]
beforeEach(() => {
  connections = new Connections()
  ended = []
  renamed = []
  open('two windows, one', { meeting: 'm', tokenHash: 'edit', browser: 'b1' })
  open('two windows, another', { meeting: 'm', tokenHash: 'edit', browser: 'b1' })
  open('its room’s screen', { kind: 'reader', role: 'view', meeting: 'm', tokenHash: 'view', browser: 'b1' })
  open('a program', { meeting: 'm', tokenHash: 'edit', browser: null })
  open('somebody elsewhere', { meeting: 'other', tokenHash: 'other', browser: 'b2' })
})

function open(name: string, given: Partial<Connection>): void {
  connections.add({
    kind: 'editor',
    meeting: 'm',
    role: 'edit',
    tokenHash: '',
    screen: null,
    browser: null,
    end: code => ended.push([name, code]),
    rename: to => renamed.push([name, to]),
    ...given,
  })
}

const names = (told: readonly (readonly [string, unknown])[]) => told.map(([name]) => name)

test('a link that is replaced ends all that was opened by it, and nothing else', () => {
  connections.revoke('edit')
  expect(names(ended)).toEqual(['two windows, one', 'two windows, another', 'a program'])
  expect(new Set(ended.map(([, code]) => code))).toEqual(new Set([CLOSE_CODES.tokenReplaced]))
})

test('signing out ends every connection of the browser, its streams among them', () => {
  connections.endBrowser('b1')
  expect(names(ended)).toEqual(['two windows, one', 'two windows, another', 'its room’s screen'])
})

test('a meeting that is deleted ends for everybody who writes or reads it', () => {
  connections.endMeeting('m', CLOSE_CODES.meetingDeleted, 'deleted')
  expect(ended).toHaveLength(4)
  expect(names(ended)).not.toContain('somebody elsewhere')
  expect(new Set(ended.map(([, code]) => code))).toEqual(new Set([CLOSE_CODES.meetingDeleted]))
})

test('each of these makes whoever is being let in ask again', () => {
  const ends = [
    () => connections.revoke('unknown'),
    () => connections.endBrowser('unknown'),
    () => connections.endMeeting('unknown', CLOSE_CODES.meetingDeleted, ''),
  ]
  const counts = ends.map(end => {
    end()
    return connections.revocations
  })
  expect(counts).toEqual([1, 2, 3])
})

test('a new name reaches every window of its browser', () => {
  connections.rename('b1', '鈴木')
  expect(names(renamed)).toEqual(['two windows, one', 'two windows, another', 'its room’s screen'])
})
