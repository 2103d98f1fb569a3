import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { MAIN_ID } from '../ui/SkipLink.tsx'
import { AgendaSection } from './AgendaSection.tsx'
import { AttendeesSection } from './AttendeesSection.tsx'
import { Contents } from './Contents.tsx'
import { FactsSection } from './FactsSection.tsx'
import { StartButton } from './StartButton.tsx'
import styles from './setup.module.css'
import { setupMessages } from './setup-messages.ts'
import { ThemesSection } from './ThemesSection.tsx'

type Props = { readonly id: string; readonly meeting: Meeting }

/** The four parts with their table of contents. In a narrow window, whose status bar holds the state alone, the start is below. */
export function SetupForm({ id, meeting }: Props) {
  const text = useMessages(setupMessages)
  return (
    <div className={styles.form}>
      <Contents
        label={text.contents}
        parts={[
          { id: 'facts', label: text.facts, count: null },
          { id: 'agenda', label: text.agenda.heading, count: meeting.agenda.length },
          { id: 'themes', label: text.themes.heading, count: meeting.themes.length },
          { id: 'attendees', label: text.attendees.heading, count: meeting.attendees.length },
        ]}
      />
      <main id={MAIN_ID} tabIndex={-1} className={styles.main}>
        <section id="facts" tabIndex={-1} aria-labelledby="facts-heading">
          <div className={styles.head}>
            <h2 id="facts-heading">{text.facts}</h2>
          </div>
          <FactsSection meeting={meeting} />
        </section>
        <AgendaSection meeting={meeting} />
        <ThemesSection meeting={meeting} />
        <AttendeesSection meeting={meeting} />
        <p className={styles.keys}>{text.keys}</p>
        <div className={styles.startBelow}>
          <StartButton id={id} phase={meeting.phase} />
        </div>
      </main>
    </div>
  )
}
