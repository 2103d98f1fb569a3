import type { ReactNode } from 'react'
import { meetingName } from '../ui/meeting-name.ts'
import { clockText } from './clock-text.ts'
import { Phrases } from './Phrases.tsx'
import styles from './screen.module.css'
import { useMinute } from './use-room-screen.ts'

type Props = {
  readonly title: string
  readonly message: string
  readonly help?: string
  /** The screen's controls. */
  readonly children?: ReactNode
}

/** Before the meeting, while the lead hides the outline, and when there is nothing to show. */
export function WaitingScreen({ title, message, help, children }: Props) {
  const now = useMinute()
  const [series, name] = titleParts(title)
  return (
    <main className={styles.waiting} data-mode="dark">
      <p>{series}</p>
      <div>
        <h1>
          <Phrases text={name} />
        </h1>
        {help !== undefined && <p>{help}</p>}
      </div>
      <p className={styles.waitingFoot}>
        <span role="status">{message}</span>
        <time>{clockText(now)}</time>
      </p>
      {children}
    </main>
  )
}

/** 「令和３年度　第１回…会議　開催概要」: the part before the first wide space stands above the rest. */
function titleParts(title: string): [series: string, name: string] {
  const meeting = meetingName(title)
  const at = meeting.indexOf('\u3000')
  return at < 0 ? ['', meeting] : [meeting.slice(0, at), meeting.slice(at + 1)]
}
