import { useState } from 'react'

const KEY = 'yoroku-projector-desk'

/** Whether the projector's strip is opened; remembered in this browser. */
export function useDeskOpen(): readonly [isOpen: boolean, toggle: () => void] {
  const [isOpen, setOpen] = useState(() => localStorage.getItem(KEY) === 'open')
  const toggle = () => {
    localStorage.setItem(KEY, isOpen ? 'closed' : 'open')
    setOpen(!isOpen)
  }
  return [isOpen, toggle]
}
