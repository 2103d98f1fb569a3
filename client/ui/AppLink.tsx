import type { ComponentProps, MouseEvent } from 'react'
import { navigate } from '../route.ts'

type Props = Omit<ComponentProps<'a'>, 'href'> & { readonly to: string }

/** A link to a page of this application: a plain click changes the page without loading it. */
export function AppLink({ to, ...rest }: Props) {
  return (
    <a
      {...rest}
      href={to}
      onClick={event => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        navigate(to)
      }}
    />
  )
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}
