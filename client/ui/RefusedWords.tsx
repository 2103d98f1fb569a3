import { useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import type { Aside } from '../offline/read-copy.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObservable } from '../sync/use-observable.ts'
import { Button } from './Button.tsx'
import { clockTime } from './clock-time.ts'
import { keptMessages } from './kept-messages.ts'
import { TextToTake } from './TextToTake.tsx'

/** Words that the server refused, beside the document that goes on without them. Nothing while there are none. */
export function RefusedWords({ connection }: { readonly connection: MeetingConnection }) {
  const text = useMessages(keptMessages)
  const aside = useObservable(connection.aside)
  const [isOpen, setOpen] = useState(false)
  if (aside.length === 0) return null
  const discard = () => {
    setOpen(false)
    connection.dropAside()
  }
  return (
    <>
      <Button small icon="warning" onPress={() => setOpen(true)}>
        {text.refusedWords}
      </Button>
      {isOpen && (
        <TextToTake
          title={text.refusedTitle}
          explanation={text.refusedText}
          text={aside.map(asText).join('\n')}
          onClose={() => setOpen(false)}
          onDiscard={discard}
        />
      )}
    </>
  )
}

function asText({ atMs, text }: Aside): string {
  return `[${clockTime(atMs)}]\n${text}`
}
