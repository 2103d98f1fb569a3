/*
 * Opens the pages when the server cannot be reached. It knows the program's own files and nothing else: no answer of
 * /api is ever kept. Each build is a worker of its own with a cache of its own, and a new one waits until no page is left
 * that the old one serves, so that a page never gets a part of another build. Online, the newest page comes all the same.
 *
 *   a page's address ─► server; when it does not answer: the page of this build
 *   one of its files ─► cache; when it is not there yet: server, and keep it. A browser that has static routes asks both
 *                       itself and keeps nothing: there a file is kept when all are, by 'fill'
 */

/** The build: its name, and its files by whether the pages start with them. Filled in by `tools/pages-worker.ts`. */
declare const BUILD: {
  readonly name: string
  /** The script with which a page of this build starts. */
  readonly entry: string
  readonly first: readonly string[]
  readonly later: readonly string[]
}
declare const self: ServiceWorkerGlobalScope

/** Where the browser has static routes (Chromium): what it answers without asking this script. */
type Routes = {
  readonly addRoutes?: (rule: {
    readonly condition: { readonly urlPattern: { readonly pathname: string } }
    readonly source: { readonly cacheName: string }
  }) => void
}

const PREFIX = 'yoroku-pages-'
const CACHE = PREFIX + BUILD.name
/** The one page, for every address. */
const PAGE = '/'
/** So many files are kept when a page asks for more: it asks anew in the next pause of its user's typing. */
const SOME = 8
/** A server that is silent for so long counts as away. */
const AWAY_AFTER_MS = 4_000

self.addEventListener('install', event => {
  routeFiles(event)
  event.waitUntil(fill([PAGE, ...BUILD.first]))
})
self.addEventListener('activate', event => event.waitUntil(removeOthers()))
self.addEventListener('message', event => {
  if (event.data !== 'fill') return
  const answer = (isMoreLeft: boolean | null) => event.ports[0]?.postMessage(isMoreLeft)
  event.waitUntil(
    fillSome()
      .catch(() => null)
      .then(answer),
  )
})
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(page(request))
  else if (isFile(pathname)) event.respondWith(file(request))
})

/** A page starts with dozens of files: the browser takes them from the cache itself, and what is missing from the server. */
function routeFiles(event: ExtendableEvent & Routes): void {
  event.addRoutes?.({
    condition: { urlPattern: { pathname: '/assets/*' } },
    source: { cacheName: CACHE },
  })
}

function isPage(pathname: string): boolean {
  return pathname === '/' || pathname.startsWith('/m/')
}

function isFile(pathname: string): boolean {
  return BUILD.first.includes(pathname) || BUILD.later.includes(pathname)
}

async function page(request: Request): Promise<Response> {
  const asked = fetch(request, { signal: AbortSignal.timeout(AWAY_AFTER_MS) })
  const answer = await asked.catch(() => null)
  if (answer !== null && answer.status < 500) return answer
  return (await kept(PAGE)) ?? answer ?? Response.error()
}

async function file(request: Request): Promise<Response> {
  const found = await kept(request.url)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(CACHE)).put(request.url, answer.clone())
  return answer
}

async function kept(url: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(url, { ignoreVary: true })
}

/** Fetches what is missing, one after the other: what somebody waits for goes first. */
async function fill(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const path of paths) {
    if (await cache.match(path, { ignoreVary: true })) continue
    const answer = await fetch(path, { cache: path === PAGE ? 'no-store' : 'default' })
    if (!answer.ok || (path === PAGE && !(await isOfThisBuild(answer.clone()))))
      throw new Error(`${path} is not there, or of another build: ${answer.status}`)
    await cache.put(path, answer)
  }
}

/** Fetches some of what is missing; answers whether more is. */
async function fillSome(): Promise<boolean> {
  const known = await (await caches.open(CACHE)).keys()
  const kept = new Set(known.map(({ url }) => new URL(url).pathname))
  const missing = [PAGE, ...BUILD.first, ...BUILD.later].filter(path => !kept.has(path))
  await fill(missing.slice(0, SOME))
  return missing.length > SOME
}

/** The server may have got the next build between two answers. */
async function isOfThisBuild(page: Response): Promise<boolean> {
  return (await page.text()).includes(BUILD.entry)
}

async function removeOthers(): Promise<void> {
  const names = await caches.keys()
  const others = names.filter(name => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(others.map(name => caches.delete(name)))
}

export {}
