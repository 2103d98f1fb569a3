import { useState } from 'react'
import { MAX_LINE } from '../../shared/api.ts'
import type { LayoutValues } from '../../shared/meeting/layout.ts'
import { type Answer, putLayout, putNewLayout } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { learntMessages } from './learnt-messages.ts'

/** What a person decides about a layout that was learnt: to use it, and to keep it under a name. */
export type LayoutDecision = {
  readonly isUsed: boolean
  readonly isKept: boolean
  readonly name: string
  /** What is wrong with the name; null while nothing was tried. */
  readonly error: string | null
  readonly use: (isUsed: boolean) => void
  readonly keep: (isKept: boolean) => void
  readonly call: (name: string) => void
  /** True when the name will do, or none is needed. */
  readonly check: () => boolean
  /** Keeps the layout where that was decided; once, however often the rest is tried again. False when the name is taken. */
  readonly settle: (values: LayoutValues) => Promise<Answer<boolean>>
}

const DONE: Answer<boolean> = { ok: true, value: true }

/** What was kept from here: a line read otherwise since then is kept under the same name. */
type Kept = { readonly name: string; readonly values: LayoutValues }

export function useLayoutDecision(): LayoutDecision {
  const text = useMessages(learntMessages)
  const [isUsed, use] = useState(false)
  const [isKept, setKept] = useState(false)
  const [name, setName] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [last, setLast] = useState<Kept | null>(null)
  const id = name.trim()
  return {
    isUsed,
    isKept,
    name,
    error,
    use,
    keep: kept => {
      setKept(kept)
      if (kept) use(true)
    },
    call: typed => {
      setName(typed)
      setError(null)
    },
    check: () => {
      const wrong = id === '' ? text.nameMissing : id.length > MAX_LINE ? text.nameTooLong(MAX_LINE) : null
      setError(isKept ? wrong : null)
      return !isKept || wrong === null
    },
    settle: async values => {
      const isOwn = last?.name === id
      if (!isKept || (isOwn && last.values === values)) return DONE
      const answer = await (isOwn ? putLayout(id, values) : putNewLayout(id, values))
      if (answer.ok) {
        setLast({ name: id, values })
        return DONE
      }
      if (answer.failure.kind !== 'problem' || answer.failure.code !== 'conflict') return answer
      setError(text.nameTaken)
      return { ok: true, value: false }
    },
  }
}
