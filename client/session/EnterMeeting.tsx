import { useEffect, useState } from 'react'
import { type Role, roleCovers, type SessionInfo } from '../../shared/api.ts'
import { fetchMeeting, renameSession } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import type { MeetingScreen } from '../route.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { useTask } from '../ui/use-task.ts'
import { GatePage } from './GatePage.tsx'
import { NameForm } from './NameForm.tsx'
import { NoAccess } from './no-access.tsx'
import { roleIn } from './role-in.ts'
import { sessionMessages } from './session-messages.ts'
import { useEntrance } from './use-entrance.ts'

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

type AskNameProps = {
  readonly meeting: string
  readonly screen: MeetingScreen
  readonly keptName: string
  readonly onNamed: (session: SessionInfo) => void
}

function AskName({ meeting, screen, keptName, onNamed }: AskNameProps) {
  const text = useMessages(sessionMessages)
  const { appName, screens } = useMessages(words)
  const task = useTask()
  const title = useTitle(meeting)
  const join = async (name: string) => {
    const renamed = await task.run(() => renameSession(name))
    if (renamed !== null) onNamed(renamed.value)
  }
  if (title === null) return <Loading />
  const isRecorder = screen === 'stream'
  const lead = isRecorder ? text.joiningAsRecorder : text.openingScreen(screens[screen])
  return (
    <GatePage lead={lead} title={meetingName(title) || appName}>
      <NameForm
        keptName={keptName}
        label={isRecorder ? text.join : text.open}
        isPending={task.isPending}
        failure={task.failure}
        onJoin={name => void join(name)}
      />
    </GatePage>
  )
}

/** The meeting's title; '' when it cannot be had, which does not keep anybody out; null while asking. */
function useTitle(meeting: string): string | null {
  const [title, setTitle] = useState<string | null>(null)
  useEffect(() => {
    void fetchMeeting(meeting).then(answer => setTitle(answer.ok ? answer.value.title : ''))
  }, [meeting])
  return title
}
