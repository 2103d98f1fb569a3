import type { Role } from '../../shared/api.ts'
import type { Phase } from '../../shared/meeting/read-meeting.ts'
import { type Messages, useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { type MeetingScreen, pathOf } from '../route.ts'
import { AppLink } from './AppLink.tsx'
import { buttonClass } from './button-class.ts'
import { Icon } from './Icon.tsx'
import { meetingName } from './meeting-name.ts'
import { PhaseMenu } from './PhaseMenu.tsx'
import { ShareButton } from './ShareButton.tsx'
import { TopBar } from './TopBar.tsx'
import styles from './top-bar.module.css'

const messages: Messages<{ screens: string; newWindow: string }> = {
  ja: { screens: 'この会議の画面', newWindow: '（新しいウィンドウで開きます）' },
  en: { screens: 'Screens of this meeting', newWindow: ' (opens a new window)' },
}
const TABS = ['setup', 'stream', 'summary', 'history'] as const

type Props = {
  readonly meeting: string
  /** As the document is titled; the bar shows the meeting's name. */
  readonly title: string
  readonly phase: Phase
  readonly screen: MeetingScreen
  readonly role: Role
}

/** The bar on top of every page of a meeting. The page below has `<main id="main" tabIndex={-1}>`. */
export function MeetingBar({ meeting, title, phase, screen, role }: Props) {
  const { screens } = useMessages(words)
  const text = useMessages(messages)
  return (
    <TopBar title={meetingName(title)}>
      <PhaseMenu meeting={meeting} phase={phase} role={role} />
      {role !== 'view' && (
        <nav className={styles.tabs} aria-label={text.screens}>
          {TABS.map(each => (
            <AppLink
              key={each}
              to={pathOf({ kind: 'meeting', meeting, screen: each })}
              aria-current={each === screen ? 'page' : undefined}
            >
              {screens[each]}
            </AppLink>
          ))}
        </nav>
      )}
      <a
        className={buttonClass({ small: true })}
        href={pathOf({ kind: 'meeting', meeting, screen: 'projector' })}
        target={`yoroku-projector-${meeting}`}
        rel="opener"
        aria-label={screens.projector + text.newWindow}
      >
        <Icon name="screen" />
        {screens.projector}
      </a>
      {role !== 'view' && <ShareButton meeting={meeting} role={role} />}
    </TopBar>
  )
}
