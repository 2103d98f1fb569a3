import { useEffect } from 'react'
import { type Role, roleCovers, type SessionInfo } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import type { MeetingScreen } from '../route.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { lazyPart } from '../ui/LazyPart.tsx'
import { Loading } from '../ui/Loading.tsx'
import { GatePage } from './GatePage.tsx'
import { NoAccess } from './no-access.tsx'
import { roleIn } from './role-in.ts'
import { useEntrance } from './use-entrance.ts'

const AskName = lazyPart(async () => (await import('./AskName.tsx')).AskName, <Loading />)

type Props = {
  readonly meeting: string
  /** Ask for the name even when one is kept: so after opening a link. */
  readonly asksName: boolean
  /** Where whoever is asked for a name comes to. */
  readonly screen: MeetingScreen
  readonly onEnter: (role: Role, session: SessionInfo) => void
}

/** The step between a session and a meeting: viewers pass, recorders say their name, strangers get an explanation. */
export function EnterMeeting({ meeting, asksName, screen, onEnter }: Props) {
  const { appName } = useMessages(words)
  const state = useEntrance(meeting)
  const session = state.kind === 'known' ? state.session : null
  const role = session ? roleIn(session, meeting) : null
  const passes = role !== null && !needsName(role, session?.name ?? '', asksName)
  // biome-ignore lint/correctness/useExhaustiveDependencies: entering happens once, when it becomes possible
  useEffect(() => {
    if (passes && role && session) onEnter(role, session)
  }, [passes])
  if (state.kind === 'failed')
    return (
      <GatePage title={appName}>
        <ErrorNotice failure={state.failure} onRetry={() => location.reload()} />
      </GatePage>
    )
  if (session === null || passes) return <Loading />
  if (role === null) return <NoAccess needed="view" meeting={meeting} />
  const onNamed = (named: SessionInfo) => onEnter(role, named)
  return <AskName meeting={meeting} screen={screen} keptName={session.name} onNamed={onNamed} />
}

function needsName(role: Role, name: string, asksName: boolean): boolean {
  return roleCovers(role, 'edit') && (name === '' || (asksName && role === 'edit'))
}
