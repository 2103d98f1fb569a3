import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { FastifyInstance, FastifyReply } from 'fastify'

/**
 * What pages may do: only files of this server, no inline script or style, no frames but those
 * of this server that allow it (`allowOwnFrames`), no referrer.
 */
export function securityHeaders(publicUrl: string | null): FastifyHelmetOptions {
  const isTls = publicUrl?.startsWith('https:') ?? false
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isTls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    originAgentCluster: true,
  }
}

/** Lets pages of this server hold this one in a frame: the lead's preview of the room's screen. */
export function allowOwnFrames(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  reply
    .header('content-security-policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
    .header('x-frame-options', 'SAMEORIGIN')
}

/** Answers stay in no cache unless a route says otherwise (the pages' own files do). */
export function forbidCaching(http: FastifyInstance): void {
  http.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
}
