import type { ReactNode } from 'react'
import { setFacts } from '../../shared/meeting/edit-meeting.ts'
import { cleanFact, type FactName, isMultiline } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { TextField } from '../ui/TextField.tsx'
import { factId } from './cell-id.ts'
import { useSetup } from './setup-context.ts'
import { setupMessages } from './setup-messages.ts'
import { type LiveTextOptions, useLiveText } from './use-live-text.ts'

/** So many lines stand open where a fact keeps its lines. */
const LINES = 3

type Props = {
  readonly name: FactName
  readonly label: string
  readonly stored: string
  readonly support?: string
  readonly onEnter?: () => void
}

/** One fact of the meeting as a line of text, or as several where it keeps its lines. */
export function FactField({ name, label, stored, support, onEnter }: Props) {
  const { connection } = useSetup()
  return (
    <LiveField
      id={factId(name)}
      label={label}
      stored={stored}
      support={() => support}
      lines={isMultiline(name) ? LINES : 1}
      normalise={value => cleanFact(name, value)}
      onCommit={value => setFacts(connection.doc, { [name]: value })}
      onEnter={onEnter}
    />
  )
}

type LiveFieldProps = LiveTextOptions & {
  readonly id: string
  readonly label: string
  readonly lines?: number
  readonly support?: (value: string) => ReactNode
  readonly error?: (value: string) => string | null
  readonly onEnter?: (() => void) | undefined
}

/** A labelled field on a value of the document. */
export function LiveField({ id, label, lines = 1, support, error, onEnter, ...options }: LiveFieldProps) {
  const text = useMessages(setupMessages)
  const { isReadOnly, colleagues, announce } = useSetup()
  const live = useLiveText(options)
  const colleague = colleagues.get(id)
  const note =
    live.changedTo === null ? colleague?.name : text.changedByColleague(live.changedTo || text.empty)
  return (
    <TextField
      id={id}
      label={label}
      value={live.value}
      lines={lines}
      isReadOnly={isReadOnly && !live.isComposing()}
      autoComplete="off"
      error={error?.(live.value) ?? null}
      support={note ?? support?.(live.value)}
      inputHandlers={{
        ...live.handlers,
        onFocus: () => {
          live.handlers.onFocus()
          announce(id)
          onEnter?.()
        },
        onBlur: event => {
          live.handlers.onBlur(event)
          announce(null)
        },
      }}
    />
  )
}
