/** What came back for a request, not yet understood. */
export type Fetched = { readonly ok: boolean; readonly status: number; readonly text: string }

/** Null when no whole answer came. */
export async function fetchText(path: string, request: RequestInit): Promise<Fetched | null> {
  try {
    const response = await fetch(path, request)
    return { ok: response.ok, status: response.status, text: await response.text() }
  } catch {
    return null
  }
}

/** Asks who is here; `readSession` understands the answer. */
export const askSession = () => fetchText('/api/session', { headers: { accept: 'application/json' } })
