import type { CDPSession } from 'playwright-core'

export type Send = CDPSession['send']

/** Seconds of processor time that the page's main thread has taken since it opened. */
export type Work = {
  readonly task: number
  readonly script: number
  readonly style: number
  readonly layout: number
}

/** What lives in a page, after a forced collection. */
export type Memory = { readonly heapBytes: number; readonly nodes: number; readonly listeners: number }

/** A page with a keyboard and an input method, by the DevTools protocol. */
export class DrivenWindow {
  protected readonly send: Send

  constructor(send: Send) {
    this.send = send
  }

  /** What an expression comes to in the page. */
  async valueOf<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** The times from input to paint since the last call. */
  times(): Promise<number[]> {
    return this.valueOf('window.editorProbe.take()')
  }

  /** Waits until the page's files are kept: its service worker, where it has one, is in charge. */
  async filesKept(): Promise<void> {
    await this.valueOf(
      'navigator.serviceWorker.getRegistration().then(each => each && navigator.serviceWorker.ready).then(() => null)',
    )
  }

  async key(character: string): Promise<void> {
    const key = { key: character, text: character, unmodifiedText: character }
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character })
  }

  async enter(): Promise<void> {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: '\r' })
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }

  async compose(text: string): Promise<void> {
    const { length } = text
    await this.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length })
  }

  async commit(text: string): Promise<void> {
    await this.send('Input.insertText', { text })
  }

  async work(): Promise<Work> {
    const { metrics } = await this.send('Performance.getMetrics')
    const value = (name: string) => metrics.find(each => each.name === name)?.value ?? Number.NaN
    return {
      task: value('TaskDuration'),
      script: value('ScriptDuration'),
      style: value('RecalcStyleDuration'),
      layout: value('LayoutDuration'),
    }
  }

  async memory(): Promise<Memory> {
    for (let turn = 0; turn < 3; turn++) await this.send('HeapProfiler.collectGarbage')
    const { usedSize } = await this.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await this.send('Memory.getDOMCounters')
    return { heapBytes: usedSize, nodes, listeners: jsEventListeners }
  }
}
