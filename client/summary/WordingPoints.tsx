import type { WordingPoint } from '../../shared/summary/wording/wording-hints.ts'
import { useMessages } from '../i18n/language.ts'
import { Issue } from './Issue.tsx'
import { messages } from './messages.ts'
import { stopKey } from './point-walk.ts'
import { StopLink } from './StopLink.tsx'
import type { PointWalk } from './use-point-walk.ts'
import { wordingMessages } from './wording-messages.ts'

type Props = { readonly points: readonly WordingPoint[]; readonly walk: PointWalk }

/** Hints on the wording: what was said is changed by people alone. */
export function WordingPoints({ points, walk }: Props) {
  const text = useMessages(messages)
  const rules = useMessages(wordingMessages)
  return (
    <Issue
      icon="letters"
      label={text.wording}
      items={points}
      isCurrent={({ entry, hint }) => walk.current === stopKey('wording', entry.id, hint.rule, hint.start)}
    >
      {({ entry, hint }) => (
        <StopLink
          key={`${entry.id} ${hint.rule} ${hint.start}`}
          kind="wording"
          entry={entry}
          parts={[hint.rule, hint.start]}
          walk={walk}
          label={text.hint(excerpt(entry.text, hint), rules[hint.rule])}
        />
      )}
    </Issue>
  )
}

const BEFORE = 6
const BEHIND = 4

/** The words around a hint. */
function excerpt(text: string, { start, end }: WordingPoint['hint']): string {
  return [...text.slice(Math.max(0, start - BEFORE), end + BEHIND)]
    .join('')
    .replace(/\n/g, ' ')
    .toWellFormed()
}
