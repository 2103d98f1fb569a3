import { beforeEach, expect, test, vi } from 'vitest'
import { type CompositionWatch, watchComposition } from '../../../client/stream/editor/composition.ts'

let done: string[]
let watch: CompositionWatch
beforeEach(() => {
  vi.useFakeTimers()
  done = []
  watch = watchComposition(() => done.push('idle'))
  return () => vi.useRealTimers()
})

function fire(name: 'compositionstart' | 'compositionend'): void {
  const handler: unknown = watch.plugin.props.handleDOMEvents?.[name]
  if (typeof handler === 'function') Reflect.apply(handler, watch.plugin, [])
}

test('without a composition a task runs at once', () => {
  watch.whenIdle(() => done.push('task'))
  expect(done).toEqual(['task'])
})

test('what is pressed meanwhile waits until the result of the composition has been read, in its order', () => {
  fire('compositionstart')
  watch.whenIdle(() => done.push('first'))
  fire('compositionend')
  watch.whenIdle(() => done.push('second'))
  expect(done).toEqual([])
  vi.runAllTimers()
  expect(done).toEqual(['idle', 'first', 'second'])
  vi.runAllTimers()
  expect(done).toHaveLength(3)
})

test('a composition that follows at once is waited for too', () => {
  fire('compositionstart')
  watch.whenIdle(() => done.push('task'))
  fire('compositionend')
  fire('compositionstart')
  vi.runAllTimers()
  expect(done).toEqual([])
  fire('compositionend')
  vi.runAllTimers()
  expect(done).toEqual(['idle', 'task'])
})
