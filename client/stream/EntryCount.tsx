import { memo, useState } from 'react'
import type { Entry } from '../../shared/meeting/entry.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { streamMessages } from './stream-messages.ts'
import { countEntries } from './stream-view.ts'

/** 記録 30件（意見24、説明・報告5、内部メモ1） */
export const EntryCount = memo(function EntryCount({ entries }: { readonly entries: readonly Entry[] }) {
  const text = useMessages(streamMessages)
  const { kinds } = useMessages(words)
  const [count] = useState(countEntries)
  const counts = count(entries)
  return (
    text.entries(counts.total) +
    text.listed(counts.kinds.map(([kind, count]) => text.kindCount(kinds[kind], count)))
  )
})
