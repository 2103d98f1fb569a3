import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { preview, build as viteBuild } from 'vite'
import { openProvider, untilSynced } from '../../test/support/provider.ts'
import * as Y from '../../test/support/yjs.ts'
import { freePort } from '../targets/free-port.ts'
import type { EditorPage, Place } from './editor-page.ts'
import { blocksOf } from './sentences.ts'

const ROOT = join(import.meta.dirname, 'plain')
const OUT = join(import.meta.dirname, '../.cache/plain')
const RELAY = join(import.meta.dirname, '../node_modules/y-websocket/bin/server.cjs')
const READY_WITHIN_MS = 10_000

/** TipTap's own editor with Collaboration and nothing else, on y-websocket's reference server. */
export async function startPlain(): Promise<EditorPage> {
  await viteBuild({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: OUT, emptyOutDir: true, target: 'es2023' },
  })
  const [relayPort, pagePort] = [await freePort(), await freePort()]
  const relay = await startRelay(relayPort)
  const pages = await preview({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: OUT },
    preview: { host: '127.0.0.1', port: pagePort, strictPort: true },
  })
  let documents = 0
  return {
    id: 'plain',
    label: 'TipTap + Collaboration',
    fill: blocks => fill(`bench-${documents++}`, blocks, relayPort, pagePort),
    close: async () => {
      await pages.close()
      const gone = once(relay, 'exit')
      relay.kill()
      await gone
    },
  }
}

async function startRelay(port: number): Promise<ChildProcess> {
  const env = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port) }
  const relay = spawn(process.execPath, [RELAY], { env, stdio: 'ignore' })
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    const isReady = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (isReady) return relay
    await sleep(25)
  }
  relay.kill()
  throw new Error('y-websocket did not start')
}

async function fill(room: string, blocks: number, relayPort: number, pagePort: number): Promise<Place> {
  const server = `ws://127.0.0.1:${relayPort}`
  const connect = async () => {
    const provider = openProvider(server, room, {}, new Y.Doc())
    await untilSynced(provider)
    return provider
  }
  /** It stays: the reference server forgets a document that nobody is connected to. */
  const { doc } = await connect()
  doc.transact(() => {
    const paragraphs = blocksOf(blocks).map(({ text }) => paragraphOf(text))
    doc.getXmlFragment('default').insert(0, paragraphs)
  })
  const query = new URLSearchParams({ server, room })
  return {
    url: `http://127.0.0.1:${pagePort}/?${query}`,
    enter: async () => undefined,
    connect,
    append: (doc, { text }) => doc.getXmlFragment('default').push([paragraphOf(text)]),
    texts,
  }
}

function paragraphOf(text: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  return paragraph
}

function texts(doc: Y.Doc): Y.XmlText[] {
  const paragraphs: readonly unknown[] = doc.getXmlFragment('default').toArray()
  return paragraphs.flatMap(each => {
    const text: unknown = each instanceof Y.XmlElement ? each.get(0) : null
    return text instanceof Y.XmlText ? [text] : []
  })
}
