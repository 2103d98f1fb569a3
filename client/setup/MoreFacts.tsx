import { setFacts } from '../../shared/meeting/edit-meeting.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { FactField } from './FactField.tsx'
import { moreMessages } from './more-messages.ts'
import styles from './setup.module.css'
import { useSetup } from './setup-context.ts'

/** Facts that many meetings do not have, folded away. */
export function MoreFacts({ meeting }: { readonly meeting: Meeting }) {
  const text = useMessages(moreMessages)
  return (
    <details className={styles.more}>
      <summary>{text.more}</summary>
      <div className={styles.facts}>
        <ChoiceFact name="mode" label={text.mode} stored={meeting.mode} known={text.modes} />
        <ChoiceFact name="open" label={text.open} stored={meeting.open} known={text.openness} />
        <FactField
          name="openReason"
          label={text.openReason}
          stored={meeting.openReason}
          support={text.openReasonSupport}
        />
        <FactField
          name="observers"
          label={text.observers}
          stored={meeting.observers}
          support={text.observersSupport}
        />
        <FactField name="papers" label={text.papers} stored={meeting.papers} support={text.papersSupport} />
        <FactField
          name="nextMeeting"
          label={text.nextMeeting}
          stored={meeting.nextMeeting}
          support={text.nextSupport}
        />
        <FactField name="opinionsHeading" label={text.opinionsHeading} stored={meeting.opinionsHeading} />
        <FactField name="contact" label={text.contact} stored={meeting.contact} />
      </div>
    </details>
  )
}

type ChoiceProps = {
  readonly name: 'mode' | 'open'
  readonly label: string
  readonly stored: string
  /** What each value is called; '' is the ordinary case, which is not printed. */
  readonly known: Readonly<Record<string, string>>
}

/** A fact with a few usual values; one that came from elsewhere stays among them as it is written. */
function ChoiceFact({ name, label, stored, known }: ChoiceProps) {
  const { connection, isReadOnly } = useSetup()
  const value = name === 'mode' && stored === 'room' ? '' : stored
  return (
    <SelectField
      label={label}
      value={value || NONE}
      options={[...new Set([...Object.keys(known), value])].map(id => ({
        id: id || NONE,
        label: known[id] ?? id,
      }))}
      isDisabled={isReadOnly}
      onChange={chosen => setFacts(connection.doc, { [name]: chosen === NONE ? '' : chosen })}
    />
  )
}

/** A list box takes no empty key. */
const NONE = 'none'
