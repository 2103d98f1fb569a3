import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { lazyPart } from './LazyPart.tsx'
import type { MenuFocus, MenuSections } from './MenuList.tsx'
import { useFetchedSoon } from './use-fetched-soon.ts'
import { usePress } from './use-press.ts'

const List = lazyPart(
  async () => (await import('./MenuList.tsx')).MenuList,
  null,
  props => props.onClose,
)

const OPENING_KEYS: Readonly<Record<string, MenuFocus>> = { ArrowDown: 'first', ArrowUp: 'last' }

type Props = MenuSections & {
  readonly className: string | undefined
  /** What the button shows; an icon alone needs `aria-label`. */
  readonly children: ReactNode
  readonly 'aria-label'?: string
  /** The menu's name. */
  readonly label: string
  readonly placement?: 'top' | 'bottom start' | 'bottom end'
}

/** A button that opens a menu. */
export function MenuButton({ className, children, 'aria-label': name, ...menu }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [focus, setFocus] = useState<MenuFocus | null>(null)
  useFetchedSoon(List)
  const press = usePress(by => setFocus(by === 'key' ? 'first' : 'menu'))
  const handleKey = (event: KeyboardEvent) => {
    press.onKeyDown(event)
    const opens = event.altKey || event.ctrlKey || event.metaKey ? undefined : OPENING_KEYS[event.key]
    if (opens === undefined) return
    event.preventDefault()
    setFocus(opens)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={focus !== null}
        {...press}
        onKeyDown={handleKey}
      >
        {children}
      </button>
      {focus && <List {...menu} button={button} focus={focus} onClose={() => setFocus(null)} />}
    </>
  )
}
