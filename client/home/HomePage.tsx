import type { Failure } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { GatePage } from '../session/GatePage.tsx'
import { LinkForm } from '../session/LinkForm.tsx'
import { sessionMessages } from '../session/session-messages.ts'
import { useOpenedLink } from '../session/use-opened-link.ts'
import { useSession } from '../session/use-session.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { JoinedMeetings } from './JoinedMeetings.tsx'
import { MeetingsPage } from './MeetingsPage.tsx'

/** `/`, `/#<administrator's token>`: the meetings for the administrator, the way in for everybody else. */
export function HomePage() {
  usePageTitle(useMessages(words).screens.home)
  const opened = useOpenedLink()
  if (opened.kind === 'opening') return <Loading />
  return <Opened refused={opened.kind === 'refused' ? opened.failure : null} />
}

function Opened({ refused }: { readonly refused: Failure | null }) {
  const text = useMessages(sessionMessages)
  const state = useSession()
  if (state.kind === 'asking') return <Loading />
  if (state.kind === 'failed')
    return (
      <GatePage title={text.adminTitle}>
        <ErrorNotice failure={state.failure} onRetry={() => location.reload()} />
      </GatePage>
    )
  if (state.session.admin) return <MeetingsPage name={state.session.name} />
  return (
    <GatePage title={refused ? text.deadTitle : text.adminTitle}>
      <p>{refused ? text.deadText : text.adminText}</p>
      <LinkForm label={text.adminLink} />
      <JoinedMeetings meetings={Object.keys(state.session.meetings)} />
    </GatePage>
  )
}
