import { expect, test, vi } from 'vitest'
import { createDesk } from '../../../client/summary/desk.ts'
import { createSource } from '../../../client/sync/observable.ts'
import { setEntryText } from '../../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'

/** Yjs keeps the clock that it finds when it is loaded. */
const clock = vi.hoisted(() => {
  const clock = { ms: 1_000_000 }
  Date.now = () => clock.ms
  return clock
})

const ENTRY = 'entry-10'

/** A lead who composes in an entry; each update comes `apart` ms after the one before. */
function composingIn() {
  const net = filledSampleDoc()
  setEntryText(net, ENTRY, '始め')
  const connection = { doc: net, unsaved: createSource(new Set<string>()), setHeld: () => undefined }
  const desk = createDesk({ connection, recorder: '記録係A', onRescued: () => undefined })
  let isBusy = false
  let count = 0
  desk.setTyping({ entry: ENTRY, composition: { isBusy: () => isBusy, count: () => count } })
  const write = (text: string, apart: number) => {
    clock.ms += apart
    desk.type(ENTRY, () => setEntryText(desk.doc, ENTRY, text))
  }
  return {
    desk,
    write,
    start: () => {
      isBusy = true
      count++
    },
    end: () => {
      isBusy = false
      desk.release()
    },
    text: () => readMeeting(desk.doc).entries.find(({ id }) => id === ENTRY)?.text,
  }
}

test('a conversion is one step of undo however long it takes, and the next is another', () => {
  const { desk, write, start, end, text } = composingIn()
  start()
  write('始めき', 5_000)
  write('始めきょう', 5_000)
  write('始め今日', 5_000)
  end()
  start()
  write('始め今日か', 5_000)
  write('始め今日会議', 5_000)
  end()
  desk.undo()
  expect(text()).toBe('始め今日')
  desk.undo()
  expect(text()).toBe('始め')
  desk.close()
})

test('a conversion that begins with the key that ends the one before is a step of its own as well', () => {
  const { desk, write, start, end, text } = composingIn()
  start()
  write('始め今日', 5_000)
  start()
  write('始め今日か', 5_000)
  write('始め今日会議', 5_000)
  end()
  desk.undo()
  expect(text()).toBe('始め今日')
  desk.close()
})

test('what follows without a pause is taken back together', () => {
  const { desk, write, start, end, text } = composingIn()
  start()
  write('始め今日', 5_000)
  end()
  start()
  write('始め今日会議', 100)
  end()
  desk.undo()
  expect(text()).toBe('始め')
  desk.close()
})
