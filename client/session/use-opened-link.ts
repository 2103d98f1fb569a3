import { useEffect, useLayoutEffect, useState } from 'react'
import { type Failure, openSession } from '../api.ts'
import { clearAddress, tokenInAddress } from './shared-link.ts'

export type OpenedLink =
  /** The address carried no token. */
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly failure: Failure }

/**
 * Takes the token out of the address before anything else happens and exchanges it for the session's cookie. React may
 * render a page more than once before it shows it, most of all on a busy computer: until then the token stays there.
 */
export function useOpenedLink(): OpenedLink {
  const [token] = useState(tokenInAddress)
  const [state, setState] = useState<OpenedLink>({ kind: token === '' ? 'none' : 'opening' })
  useLayoutEffect(clearAddress, [])
  useEffect(() => {
    if (token === '') return
    void openSession(token).then(answer =>
      setState(answer.ok ? { kind: 'opened' } : { kind: 'refused', failure: answer.failure }),
    )
  }, [token])
  return state
}
