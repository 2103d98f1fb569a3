import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const NOT_BUILT = 'Yoroku is running. The pages are not built: run `npm run build`, then reload.\n'
const DIST = join(import.meta.dirname, '../../dist')

/** The pages: one index for `/` and `/m/…`, and its files, which carry a hash in their names. */
export async function staticFiles(app: FastifyInstance, directory = DIST): Promise<void> {
  const isBuilt = existsSync(join(directory, 'index.html'))
  if (isBuilt)
    await app.register(fastifyStatic, {
      root: directory,
      index: false,
      setHeaders: (reply, path) => {
        const isHashed = path.startsWith(join(directory, 'assets'))
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  for (const path of ['/', '/m/*'])
    app.get(path, (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return isBuilt
        ? reply.sendFile('index.html', { cacheControl: false })
        : reply.type('text/plain; charset=utf-8').send(NOT_BUILT)
    })
}
