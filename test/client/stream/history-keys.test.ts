import { afterEach, expect, test, vi } from 'vitest'

const [Y, Z] = [89, 90]
const NO_KEYS = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'ctrlKey', 'metaKey'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'metaKey', 'ctrlKey'],
] as const)(
  'undo and redo have the keys that the computer gives them: %s',
  async (userAgent, own, foreign) => {
    vi.stubGlobal('navigator', { userAgent })
    const { historyKeys } = await import('../../../client/stream/editor/history-keys.ts')
    const steps: string[] = []
    const plugin = historyKeys({ undo: () => steps.push('undo'), redo: () => steps.push('redo') })
    const press = (event: Partial<KeyboardEvent>): boolean =>
      plugin.props.handleKeyDown?.call(plugin, {} as never, { ...NO_KEYS, ...event } as never) === true
    expect(press({ keyCode: Z, [own]: true })).toBe(true)
    expect(press({ keyCode: Z, [own]: true, shiftKey: true })).toBe(true)
    expect(press({ keyCode: Y, [own]: true })).toBe(true)
    expect(steps).toEqual(['undo', 'redo', 'redo'])
    expect(press({ keyCode: Z, [foreign]: true })).toBe(false)
    expect(press({ keyCode: Z, [own]: true, altKey: true })).toBe(false)
    expect(press({ keyCode: Z })).toBe(false)
    expect(steps).toHaveLength(3)
  },
)
