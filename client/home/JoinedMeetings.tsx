import { useEffect, useState } from 'react'
import { fetchMeeting } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { pathOf } from '../route.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { homeMessages } from './home-messages.ts'

/** So many titles are asked for; the list is a convenience. */
const MOST = 20

type Known = { readonly id: string; readonly title: string }

/** The meetings whose links were opened in this browser. */
export function JoinedMeetings({ meetings }: { readonly meetings: readonly string[] }) {
  const text = useMessages(homeMessages)
  const known = useTitles(meetings.slice(-MOST))
  if (known.length === 0) return null
  return (
    <section>
      <h2>{text.joined}</h2>
      <ul>
        {known.map(({ id, title }) => (
          <li key={id}>
            <AppLink to={pathOf({ kind: 'join', meeting: id })}>
              {meetingName(title) || text.untitled}
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useTitles(ids: readonly string[]): readonly Known[] {
  const [known, setKnown] = useState<readonly Known[]>([])
  const key = ids.join(' ')
  useEffect(() => {
    const asked = key === '' ? [] : key.split(' ')
    void Promise.all(asked.map(id => fetchMeeting(id))).then(answers =>
      setKnown(
        answers.flatMap((answer, index) =>
          answer.ok ? [{ id: asked[index] ?? '', title: answer.value.title }] : [],
        ),
      ),
    )
  }, [key])
  return known
}
