import { setFacts, setProjector } from '../../shared/meeting/edit-meeting.ts'
import { type Meeting, SPEAKER_STYLES } from '../../shared/meeting/read-meeting.ts'
import { RELEASE_MODES } from '../../shared/meeting/read-projector.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { periodError, periodMessages } from '../period/period-messages.ts'
import { checkPeriod, periodText } from '../period/period-text.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { factId } from './cell-id.ts'
import { FactField, LiveField } from './FactField.tsx'
import { factsMessages } from './facts-messages.ts'
import { ListStyleFact } from './ListStyleFact.tsx'
import { MoreFacts } from './MoreFacts.tsx'
import styles from './setup.module.css'
import { useSetup } from './setup-context.ts'

/** The meeting's facts. */
export function FactsSection({ meeting }: { readonly meeting: Meeting }) {
  const text = useMessages(factsMessages)
  const { releases } = useMessages(words)
  const { connection, isReadOnly } = useSetup()
  const release = meeting.projector.confirmedOnly ? 'confirmed' : meeting.projector.release
  return (
    <div className={styles.facts}>
      <FactField name="title" label={text.title} stored={meeting.title} />
      <FactField name="venue" label={text.venue} stored={meeting.venue} />
      <PeriodFact startsAt={meeting.startsAt} endsAt={meeting.endsAt} />
      <ListStyleFact meeting={meeting} />
      <FactField name="organiser" label={text.organiser} stored={meeting.organiser} />
      <SelectField
        label={text.speaker}
        value={meeting.speakerStyle}
        options={SPEAKER_STYLES.map(id => ({ id, label: text.speakers[id] }))}
        support={text.speakerSupport[meeting.speakerStyle]}
        isDisabled={isReadOnly}
        onChange={speakerStyle => setFacts(connection.doc, { speakerStyle })}
      />
      <SelectField
        label={text.release}
        value={release}
        options={RELEASE_MODES.map(id => ({ id, label: releases[id] }))}
        support={text.releaseSupport[release]}
        isDisabled={isReadOnly}
        onChange={mode =>
          setProjector(connection.doc, { release: mode, confirmedOnly: mode === 'confirmed' })
        }
      />
      <MoreFacts meeting={meeting} />
    </div>
  )
}

type PeriodProps = { readonly startsAt: string; readonly endsAt: string }

/** Date and times. What cannot be read stays in the field with the reason; the document keeps its last good value. */
function PeriodFact({ startsAt, endsAt }: PeriodProps) {
  const text = useMessages(periodMessages)
  const { connection } = useSetup()
  const commit = (typed: string) => {
    const check = checkPeriod(typed, startsAt)
    if (check.kind === 'good') setFacts(connection.doc, { startsAt: check.startsAt, endsAt: check.endsAt })
    else if (check.kind === 'empty') setFacts(connection.doc, { startsAt: '', endsAt: '' })
  }
  const errorOf = (typed: string) => periodError(checkPeriod(typed, startsAt), text)
  const supportOf = (typed: string) => {
    const check = checkPeriod(typed, startsAt)
    return check.kind === 'good' ? text.becomes(check.printed) : text.example
  }
  return (
    <LiveField
      id={factId('period')}
      label={text.label}
      stored={periodText(startsAt, endsAt)}
      onCommit={commit}
      support={supportOf}
      error={errorOf}
      normalise={typed => {
        const check = checkPeriod(typed, startsAt)
        return check.kind === 'good' ? periodText(check.startsAt, check.endsAt) : typed.trim()
      }}
      keeps={typed => checkPeriod(typed, startsAt).kind === 'bad'}
    />
  )
}
