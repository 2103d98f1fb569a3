import * as Y from 'yjs'
import { type IdlePace, SOON, whenIdle } from './when-idle.ts'

/** While somebody types, the page around the editor says what they have written at most this often. */
const TYPING: IdlePace = { ...SOON, apartMs: 1_000 }

/** Runs a task in idle time after a transaction: soon, but once a second while texts alone change. */
export function besideTyping(task: () => void): (transaction: Pick<Y.Transaction, 'changed'>) => void {
  const [soon, later] = [whenIdle(task), whenIdle(task, TYPING)]
  return ({ changed }) => {
    const isText = [...changed.keys()].every(type => type instanceof Y.XmlText)
    if (isText) later()
    else soon()
  }
}
