import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { type OpenedLink, useOpenedLink } from '../../../client/session/use-opened-link.ts'

afterEach(() => vi.unstubAllGlobals())

test('a link that was opened is still known when React renders its page anew before showing it', () => {
  const location = { hash: '#AbCdEfGhIjKlMnOpQrStUv', pathname: '/m/meeting' }
  vi.stubGlobal('location', location)
  vi.stubGlobal('history', {
    replaceState: () => {
      location.hash = ''
    },
  })
  const seen: OpenedLink['kind'][] = []
  const page = createElement(() => {
    seen.push(useOpenedLink().kind)
    return null
  })
  renderToString(page)
  renderToString(page)
  expect(seen).toEqual(['opening', 'opening'])
})
