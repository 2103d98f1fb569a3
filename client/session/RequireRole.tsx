import { type ReactNode, useEffect, useState } from 'react'
import { type Role, roleCovers, type SessionInfo } from '../../shared/api.ts'
import { noteVisit } from '../offline/visits.ts'
import type { MeetingScreen } from '../route.ts'
import { EnterMeeting } from './EnterMeeting.tsx'
import { type Entrance, entranceAhead, forgetAhead } from './enter-ahead.ts'
import { NoAccess } from './no-access.tsx'

type Props = {
  readonly meeting: string
  readonly needed: Exclude<Role, 'admin'>
  readonly screen: MeetingScreen
  /** The page, for those who may see it; an editing role has a name by then. */
  readonly children: (role: Role, session: SessionInfo) => ReactNode
}

/** Opens a page of a meeting to those who may see it and explains itself to the others. The server checks again. */
export function RequireRole({ meeting, needed, screen, children }: Props) {
  const [entered, setEntered] = useState<Entrance | null>(() => entranceAhead(meeting))
  useEffect(() => {
    if (entered !== null) forgetAhead()
  }, [entered])
  if (entered === null)
    return (
      <EnterMeeting
        meeting={meeting}
        asksName={false}
        screen={screen}
        onEnter={(role, session) => {
          noteVisit(meeting, role, session)
          setEntered({ role, session })
        }}
      />
    )
  if (!roleCovers(entered.role, needed)) return <NoAccess meeting={meeting} needed="edit" />
  return children(entered.role, entered.session)
}
