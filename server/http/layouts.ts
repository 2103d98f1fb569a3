import type { FastifyInstance } from 'fastify'
import type { KeptLayouts } from '../../shared/api.ts'
import { layoutFrom, layoutValues } from '../../shared/meeting/layout.ts'
import type { Services } from '../services.ts'
import { requireAdmin, requireRole } from './guards.ts'
import { parseLayout } from './meeting-body.ts'
import { nameInPath } from './name-in-path.ts'
import { HttpProblem } from './problem.ts'

const MOST_LAYOUTS = 100

/** Layouts kept under a name, for every meeting of the installation: recorders take one, the administrator keeps them. */
export function layoutRoutes(app: FastifyInstance, services: Services): void {
  const { store } = services
  app.get('/api/meetings/:id/layouts', async (request): Promise<KeptLayouts> => {
    const { role } = await requireRole(services, request, 'edit')
    const kept = await store.layouts()
    return {
      layouts: kept.map(({ name, values }) => ({
        name,
        values: layoutValues(layoutFrom(JSON.parse(values))),
      })),
      canKeep: role === 'admin',
    }
  })
  app.put('/api/layouts/:name', async (request, reply) => {
    await requireAdmin(services, request)
    const name = nameInPath(request)
    const layouts = await store.layouts()
    const others = layouts.filter(layout => layout.name !== name)
    if (request.headers['if-none-match'] === '*' && others.length < layouts.length)
      throw new HttpProblem('conflict', 'there is a layout of this name already')
    if (others.length >= MOST_LAYOUTS)
      throw new HttpProblem('too-large', `there are ${MOST_LAYOUTS} layouts already; delete one first`)
    await store.putLayout({ name, values: JSON.stringify(parseLayout(request.body)) })
    return reply.code(204).send()
  })
  app.delete('/api/layouts/:name', async (request, reply) => {
    await requireAdmin(services, request)
    await store.deleteLayout(nameInPath(request))
    return reply.code(204).send()
  })
}
