import { type ChangeEvent, type CompositionEvent, useRef, useState } from 'react'
import { cleanLine } from '../../shared/clean-text.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

export type LiveTextOptions = {
  readonly stored: string
  readonly onCommit: (value: string) => void
  /** How the document will give a typed value back. */
  readonly normalise?: (value: string) => string
  /** True for a value that the document does not take: it stays in the field, to be corrected. */
  readonly keeps?: (value: string) => boolean
}

export type LiveText = {
  readonly value: string
  /** What a colleague wrote into the field while it is being edited here, or null. */
  readonly changedTo: string | null
  /** While the input method composes a field must not be closed: its result would reach nobody. */
  readonly isComposing: () => boolean
  readonly handlers: {
    readonly onFocus: () => void
    readonly onBlur: (event: { readonly currentTarget: { readonly value: string } }) => void
    readonly onChange: (event: ChangeEvent<Field>) => void
    readonly onCompositionStart: () => void
    readonly onCompositionEnd: (event: CompositionEvent<Field>) => void
  }
}

/**
 * A text of the document in an input that several people may edit. Every change is committed at once, except
 * while the input method composes. A field that is being edited keeps what is typed, whatever arrives; the last
 * one to type wins.
 */
export function useLiveText(options: LiveTextOptions): LiveText {
  const { stored, onCommit, normalise = cleanLine, keeps = () => false } = options
  const [draft, setDraft] = useState<string | null>(null)
  const isComposing = useRef(false)
  const own = useRef(new Set<string>())
  const commit = (value: string) => {
    own.current.add(normalise(value))
    onCommit(value)
  }
  return {
    value: draft ?? stored,
    changedTo: draft === null || own.current.has(stored) ? null : stored,
    isComposing: () => isComposing.current,
    handlers: {
      onFocus: () => {
        own.current = new Set([stored])
        setDraft(before => before ?? stored)
      },
      onBlur: event => {
        if (isComposing.current) commit(event.currentTarget.value)
        isComposing.current = false
        setDraft(keeps(event.currentTarget.value) ? event.currentTarget.value : null)
      },
      onChange: event => {
        setDraft(event.target.value)
        if (!isComposing.current) commit(event.target.value)
      },
      onCompositionStart: () => {
        isComposing.current = true
      },
      onCompositionEnd: event => {
        isComposing.current = false
        setDraft(event.currentTarget.value)
        commit(event.currentTarget.value)
      },
    },
  }
}
