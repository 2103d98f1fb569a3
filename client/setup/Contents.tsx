import { useEffect, useState } from 'react'
import styles from './setup.module.css'

export type Part = { readonly id: string; readonly label: string; readonly count: number | null }
type Props = { readonly label: string; readonly parts: readonly Part[] }

/** The table of contents at the left; it marks the part in view and moves focus to the one that is chosen. */
export function Contents({ label, parts }: Props) {
  const current = usePartInView(parts.map(part => part.id).join(' '))
  return (
    <nav className={styles.contents} aria-label={label}>
      <ol>
        {parts.map(part => (
          <li key={part.id} className={part.id === current ? styles.on : undefined}>
            <a
              href={`#${part.id}`}
              aria-current={part.id === current ? 'true' : undefined}
              onClick={event => {
                event.preventDefault()
                document.getElementById(part.id)?.focus()
                document.getElementById(part.id)?.scrollIntoView()
              }}
            >
              {part.label}
              {part.count !== null && <span className={styles.count}>{part.count}</span>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The part that crosses the upper third of the window. */
function usePartInView(ids: string): string {
  const [current, setCurrent] = useState(ids.split(' ')[0] ?? '')
  useEffect(() => {
    const observer = new IntersectionObserver(
      entries => {
        for (const entry of entries) if (entry.isIntersecting) setCurrent(entry.target.id)
      },
      { rootMargin: '-20% 0px -75% 0px' },
    )
    for (const id of ids.split(' ')) {
      const element = document.getElementById(id)
      if (element) observer.observe(element)
    }
    return () => observer.disconnect()
  }, [ids])
  return current
}
