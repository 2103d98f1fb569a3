import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Answers } from '../../server/sync/answers.ts'
import type { Peer } from '../../server/sync/peer.ts'
import { RoomDocument } from '../../server/sync/room-document.ts'
import type { Member } from '../../server/sync/turn.ts'
import { TypingRuns } from '../../server/sync/typing-runs.ts'

const NOTHING = new Uint8Array([0])

/** A crowd before a meeting of nearly two megabytes; an answer is read when told to. */
function setUp(count: number) {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'a'.repeat(1_900_000))
  const document = new RoomDocument({
    updates: [Y.encodeStateAsUpdate(doc)],
    mayLack: false,
    runs: new TypingRuns(),
    onUpdate: () => {},
  })
  const members = new Map<Peer, Member>()
  const answered: Peer[] = []
  const reading: (() => void)[] = []
  const peers = Array.from({ length: count }, (_, at) => {
    const peer: Peer = {
      role: 'edit',
      owner: `${at}`,
      name: '',
      send: () => {},
      sendPacket: (_packet, read) => {
        answered.push(peer)
        if (read) reading.push(read)
      },
      close: () => {},
    }
    members.set(peer, { isGreeted: true, isFollowing: false, gaps: 0, badAnswers: 0, barriers: [] })
    return peer
  })
  const turns: (() => void)[] = []
  const waiting: (() => void)[] = []
  const answers = new Answers({
    document,
    members,
    soon: run => turns.push(run),
    afterCommit: then => waiting.push(then),
  })
  const commit = () => {
    for (const then of waiting.splice(0)) then()
  }
  return {
    peers,
    members,
    answers,
    answered,
    commit,
    /** The reader who was answered first has it; then the turn of the event loop ends. */
    readOne: () => {
      reading.shift()?.()
      for (const run of turns.splice(0)) run()
      commit()
    },
    requests: peers.map(peer => ({ peer, stateVector: NOTHING })),
  }
}

test('a crowd is answered in the order of asking, the next one when one before has read its answer', () => {
  const { peers, answers, answered, commit, readOne, requests } = setUp(10)
  answers.add(requests)
  commit()
  const counts = [answered.length]
  while (answered.length < peers.length) {
    readOne()
    counts.push(answered.length)
  }
  expect(counts).toEqual([6, 7, 8, 9, 10])
  expect(answered).toEqual(peers)
})

test('one who asks while a crowd is being answered waits for its turn; one who has left gets nothing', () => {
  const { peers, members, answers, answered, commit, readOne, requests } = setUp(9)
  answers.add(requests.slice(0, 8))
  commit()
  answers.add(requests.slice(8))
  commit()
  expect(answered).toEqual(peers.slice(0, 6))
  for (const peer of peers.slice(6, 7)) members.delete(peer)
  readOne()
  readOne()
  expect(answered).toEqual(peers.toSpliced(6, 1))
})

test('a member follows the edits from its answer on, and is answered once that is on disk', () => {
  const { peers, members, answers, answered, commit, requests } = setUp(1)
  const following = () => peers.map(peer => members.get(peer)?.isFollowing)
  answers.add(requests)
  expect([following(), answered]).toEqual([[false], []])
  commit()
  expect([following(), answered]).toEqual([[true], peers])
})
