import { useMessages } from '../i18n/language.ts'
import { TextField } from '../ui/TextField.tsx'
import { periodError, periodMessages } from './period-messages.ts'
import { checkPeriod } from './period-text.ts'

type Props = { readonly value: string; readonly onChange: (value: string) => void }

/** Date and times in one line; says under it what the document will print, or what is wrong. */
export function PeriodField({ value, onChange }: Props) {
  const text = useMessages(periodMessages)
  const check = checkPeriod(value)
  return (
    <TextField
      label={text.label}
      value={value}
      onChange={onChange}
      autoComplete="off"
      error={periodError(check, text)}
      support={check.kind === 'good' ? text.becomes(check.printed) : text.example}
    />
  )
}
