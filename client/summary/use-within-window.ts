import { type RefObject, useLayoutEffect, useRef } from 'react'

/** What is left free between the tools and the paper's foot. */
const FREE_PX = 8

/** Tools in the margin that would open below the window's foot begin that much higher. */
export function useWithinWindow(): RefObject<HTMLDivElement | null> {
  const tools = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Their entry is brought into view before the next frame.
    const frame = requestAnimationFrame(() => {
      const { current: element } = tools
      const paper = element?.closest('main')
      if (!element || !paper || getComputedStyle(element).position !== 'absolute') return
      const beyond = element.getBoundingClientRect().bottom + FREE_PX - paper.getBoundingClientRect().bottom
      if (beyond > 0) element.style.insetBlockStart = `${element.offsetTop - beyond}px`
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return tools
}
