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
    endTurn: () => {
      for (const run of turns.splice(0)) run()
      commit()
    },
    /** Turns of the event loop in which nobody reads or asks. */
    settle: () => {
      while (turns.length > 0) {
        for (const run of turns.splice(0)) run()
        commit()
      }
    },
    /** The reader who was answered first has it. */
    readOne: () => reading.shift()?.(),
    requests: peers.map(peer => ({ peer, stateVector: NOTHING })),
  }
}

test('a crowd is answered in the order of asking, the next one when one before has read its answer', () => {
  const { peers, answers, answered, commit, settle, readOne, requests } = setUp(8)
  answers.add(requests)
  commit()
  settle()
  const counts = [answered.length]
  while (answered.length < peers.length) {
    readOne()
    settle()
    counts.push(answered.length)
  }
  expect(counts).toEqual([4, 5, 6, 7, 8])
  expect(answered).toEqual(peers)
})

test('a large answer is all that is written in a turn of the event loop, whoever asks in it', () => {
  const { answers, answered, commit, endTurn, requests } = setUp(3)
  answers.add(requests.slice(0, 2))
  answers.add(requests.slice(2))
  commit()
  const counts = [answered.length]
  for (let turn = 0; turn < 2; turn++) {
    endTurn()
    counts.push(answered.length)
  }
  expect(counts).toEqual([1, 2, 3])
})

test('one who asks while a crowd is being answered waits for its turn; one who has left gets nothing', () => {
  const { peers, members, answers, answered, commit, settle, readOne, requests } = setUp(7)
  answers.add(requests.slice(0, 6))
  commit()
  settle()
  answers.add(requests.slice(6))
  commit()
  expect(answered).toEqual(peers.slice(0, 4))
  for (const peer of peers.slice(4, 5)) members.delete(peer)
  readOne()
  readOne()
  settle()
  expect(answered).toEqual(peers.toSpliced(4, 1))
})

test('a member follows the edits from its answer on, and is answered once that is on disk', () => {
  const { peers, members, answers, answered, commit, requests } = setUp(1)
  const following = () => peers.map(peer => members.get(peer)?.isFollowing)
  answers.add(requests)
  expect([following(), answered]).toEqual([[false], []])
  commit()
  expect([following(), answered]).toEqual([[true], peers])
})
