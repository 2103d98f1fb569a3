import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { allowOwnFrames } from './security-headers.ts'

const NOT_BUILT = 'Yoroku is running. The pages are not built: run `npm run build`, then reload.\n'
/** The room's screen as the lead's page shows it, small and in a frame. */
const PREVIEW = /^\/m\/[A-Za-z0-9_-]+\/preview$/
/** A page of a meeting, by its name. */
const PAGE = /^\/m\/[A-Za-z0-9_-]+\/([a-z]+)$/
const DIST = join(import.meta.dirname, '../../dist')

/** The pages: one index for `/` and `/m/…`, and its files, which carry a hash in their names. */
export async function staticFiles(app: FastifyInstance, directory = DIST): Promise<void> {
  const isBuilt = existsSync(join(directory, 'index.html'))
  if (isBuilt)
    await app.register(fastifyStatic, {
      root: directory,
      index: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', cachingOf(relative(directory, path).replace(/\.gz$/, '')))
      },
    })
  const ahead = filesAhead(join(directory, 'ahead.json'))
  for (const path of ['/', '/m/*'])
    app.get(path, (request, reply) => {
      if (PREVIEW.test(request.url)) allowOwnFrames(reply)
      const link = ahead.get(PAGE.exec(request.url)?.[1] ?? '')
      if (link !== undefined) reply.header('link', link)
      if (isBuilt) return reply.sendFile('index.html', { cacheControl: false })
      return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(NOT_BUILT)
    })
}

/**
 * By page of a meeting: the scripts that its browser may fetch while it reads the page (`tools/pages-ahead.ts`). They are
 * modules, and named as plain scripts all the same: of those Chromium takes what it compiled the last time, of a module
 * (`rel=modulepreload`) it compiles everything anew (Chromium 156; `test/e2e/kept-code.test.ts`).
 */
function filesAhead(list: string): ReadonlyMap<string, string> {
  if (!existsSync(list)) return new Map()
  const pages = JSON.parse(readFileSync(list, 'utf8')) as Readonly<Record<string, readonly string[]>>
  const linkOf = (file: string) => `<${file}>; rel=preload; as=script; crossorigin`
  return new Map(Object.entries(pages).map(([page, files]) => [page, files.map(linkOf).join(', ')]))
}

/** True for an address that a person opened by mistake: they get the page that says so, not a problem in JSON. */
export function asksForPage(request: FastifyRequest): boolean {
  const isPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url)
  return (
    isPage && (request.headers.accept ?? '').includes('text/html') && existsSync(join(DIST, 'index.html'))
  )
}

/** Files below assets/ carry a hash of their content in their names. */
function cachingOf(file: string): string {
  if (file.startsWith('assets')) return 'public, max-age=31536000, immutable'
  return file === 'index.html' ? 'no-store' : 'no-cache'
}
