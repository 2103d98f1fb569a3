import { useMessages } from '../i18n/language.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { GatePage } from './GatePage.tsx'
import { sessionMessages } from './session-messages.ts'

/** An address that names nothing. */
export function UnknownPage() {
  const text = useMessages(sessionMessages)
  return (
    <GatePage title={text.unknownTitle}>
      <p>{text.unknownText}</p>
      <p>
        <AppLink to="/">{text.toHome}</AppLink>
      </p>
    </GatePage>
  )
}
