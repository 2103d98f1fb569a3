import { useState } from 'react'
import { isOfInputMethod } from '../../ui/of-input-method.ts'
import { TextField } from '../../ui/TextField.tsx'

type Props = {
  readonly label: string
  readonly value: string
  readonly inputMode?: 'decimal'
  /** What is wrong with a text, or null. */
  readonly check?: (typed: string) => string | null
  readonly onSettle: (typed: string) => void
}

/** A line of text that counts once it is left or entered: half a number or word changes nothing. */
export function SettledField({ label, value, inputMode, check = () => null, onSettle }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const error = typed === null ? null : check(typed)
  const settle = () => {
    if (typed === null || error !== null) return
    if (typed !== value) onSettle(typed)
    setTyped(null)
  }
  return (
    <TextField
      label={label}
      value={typed ?? value}
      error={error}
      {...(inputMode ? { inputMode } : {})}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={event => {
        if (event.key === 'Enter' && !isOfInputMethod(event.nativeEvent)) settle()
      }}
    />
  )
}
