import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Key, pickerKeyAct } from './picker-keys.ts'

type List<T> = {
  readonly options: readonly T[]
  readonly onChoose: (option: T) => void
  readonly onDismiss: () => void
}

export type OptionList = {
  /** The place of the option that Enter chooses, in a list that may grow and shrink meanwhile. */
  readonly active: number
  /** Goes back to the first option. */
  readonly restart: () => void
  /** False when the key is none of the list's. */
  readonly takeKey: (event: Key) => boolean
}

/** A list that is chosen from while focus stays where one types: ↑ ↓ Enter Esc. */
export function useOptionList<T>({ options, onChoose, onDismiss }: List<T>): OptionList {
  const [wanted, setWanted] = useState(0)
  const active = Math.min(wanted, Math.max(0, options.length - 1))
  const takeKey = (event: Key) => {
    const act = pickerKeyAct(event, active, options.length)
    const option = options[active]
    if (act.kind === 'move') setWanted(act.to)
    if (act.kind === 'dismiss') onDismiss()
    if (act.kind === 'choose' && option !== undefined) onChoose(option)
    return act.kind !== 'none'
  }
  return { active, restart: () => setWanted(0), takeKey }
}

/** Keeps an option in sight while it is the active one. */
export function useInSight(isActive: boolean): RefObject<HTMLDivElement | null> {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return line
}
