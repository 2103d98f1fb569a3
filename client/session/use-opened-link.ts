import { useEffect, useState } from 'react'
import { type Failure, openSession } from '../api.ts'
import { takeFragment } from './shared-link.ts'

export type OpenedLink =
  /** The address carried no token. */
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly failure: Failure }

/** Takes the token out of the address before anything else happens and exchanges it for the session's cookie. */
export function useOpenedLink(): OpenedLink {
  const [token] = useState(takeFragment)
  const [state, setState] = useState<OpenedLink>({ kind: token === '' ? 'none' : 'opening' })
  useEffect(() => {
    if (token === '') return
    void openSession(token).then(answer =>
      setState(answer.ok ? { kind: 'opened' } : { kind: 'refused', failure: answer.failure }),
    )
  }, [token])
  return state
}
