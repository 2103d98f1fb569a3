import { useEffect, useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import { deleteDatabase } from '../offline/database.ts'
import { leftWords } from '../offline/left-words.ts'
import { Button } from '../ui/Button.tsx'
import { keptMessages } from '../ui/kept-messages.ts'
import { TextToTake } from '../ui/TextToTake.tsx'

/** What was typed here and never reached the server, for who may not open the meeting any more. */
export function LeftWords({ meeting }: { readonly meeting: string }) {
  const text = useMessages(keptMessages)
  const [words, setWords] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    void leftWords(meeting)
      .catch(() => null)
      .then(setWords)
  }, [meeting])
  if (words === null) return null
  const discard = () => {
    setWords(null)
    void deleteDatabase(meeting)
  }
  return (
    <div role="status">
      <p>{text.leftTitle}</p>
      <Button icon="copy" onPress={() => setOpen(true)}>
        {text.copyMine}
      </Button>
      {isOpen && (
        <TextToTake
          title={text.mineTitle}
          explanation={text.leftText}
          text={words}
          onClose={() => setOpen(false)}
          onDiscard={discard}
        />
      )}
    </div>
  )
}
