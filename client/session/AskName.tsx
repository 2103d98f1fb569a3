import { useEffect, useState } from 'react'
import type { SessionInfo } from '../../shared/api.ts'
import { fetchMeeting, renameSession } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import type { MeetingScreen } from '../route.ts'
import { Loading } from '../ui/Loading.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { useTask } from '../ui/use-task.ts'
import { GatePage } from './GatePage.tsx'
import { NameForm } from './NameForm.tsx'
import { sessionMessages } from './session-messages.ts'

type Props = {
  readonly meeting: string
  readonly screen: MeetingScreen
  readonly keptName: string
  readonly onNamed: (session: SessionInfo) => void
}

/** Asks for the name that colleagues will see. */
export function AskName({ meeting, screen, keptName, onNamed }: Props) {
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
