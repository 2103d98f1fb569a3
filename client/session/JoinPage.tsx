import type { Role } from '../../shared/api.ts'
import type { Failure } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { navigate, pathOf } from '../route.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { EnterMeeting } from './EnterMeeting.tsx'
import { GatePage } from './GatePage.tsx'
import { LinkForm } from './LinkForm.tsx'
import { sessionMessages } from './session-messages.ts'
import { useOpenedLink } from './use-opened-link.ts'
import { firstScreen } from './use-session.ts'

type Props = { readonly meeting: string }

/**
 * `/m/<id>#<token>`: the token leaves the address bar before anything else happens, then it is exchanged for the
 * session's cookie. Without a token, whoever has already joined goes on.
 */
export function JoinPage({ meeting }: Props) {
  const text = useMessages(sessionMessages)
  const state = useOpenedLink()
  if (state.kind === 'refused')
    return (
      <GatePage title={text.deadTitle}>
        {isDeadLink(state.failure) ? <p>{text.deadText}</p> : <ErrorNotice failure={state.failure} />}
        <LinkForm label={text.newLink} />
      </GatePage>
    )
  if (state.kind === 'opening') return <Loading />
  return (
    <EnterMeeting
      meeting={meeting}
      asksName={state.kind === 'opened'}
      screen="stream"
      onEnter={role => enter(meeting, role)}
    />
  )
}

function enter(meeting: string, role: Role): void {
  navigate(pathOf({ kind: 'meeting', meeting, screen: firstScreen(role) }), { replace: true })
}

function isDeadLink(failure: Failure): boolean {
  return (
    failure.kind === 'problem' &&
    ['unauthorised', 'bad-request', 'not-found', 'forbidden'].includes(failure.code)
  )
}
