import { useState } from 'react'
import { setFacts } from '../../shared/meeting/edit-meeting.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { FactField } from './FactField.tsx'
import { factsMessages } from './facts-messages.ts'
import { factsOfListStyle, listStyleOf } from './list-style.ts'
import { moreMessages } from './more-messages.ts'
import styles from './setup.module.css'
import { useSetup } from './setup-context.ts'

type Props = { readonly meeting: Pick<Meeting, 'attendeesNote' | 'agendaNote'> }

/**
 * How attendees and agenda are given; whoever chooses words of their own gets the fields for them. Whoever has been in
 * those fields keeps them, also empty, until the choice says otherwise.
 */
export function ListStyleFact({ meeting }: Props) {
  const text = useMessages(factsMessages)
  const more = useMessages(moreMessages)
  const { connection, isReadOnly } = useSetup()
  const [isCustom, setCustom] = useState(false)
  const keepFields = () => setCustom(true)
  const style = isCustom ? 'custom' : listStyleOf(meeting)
  return (
    <>
      <SelectField
        label={text.listStyle}
        value={style}
        options={(['attached', 'listed', 'custom'] as const).map(id => ({ id, label: text.listStyles[id] }))}
        support={text.listSupport[style]}
        isDisabled={isReadOnly}
        onChange={chosen => {
          setCustom(chosen === 'custom')
          setFacts(connection.doc, factsOfListStyle(chosen))
        }}
      />
      {style === 'custom' && (
        <div className={styles.ownWords}>
          <FactField
            name="attendeesNote"
            label={more.attendeesNote}
            stored={meeting.attendeesNote}
            support={more.noteSupport}
            onEnter={keepFields}
          />
          <FactField
            name="agendaNote"
            label={more.agendaNote}
            stored={meeting.agendaNote}
            support={more.noteSupport}
            onEnter={keepFields}
          />
        </div>
      )}
    </>
  )
}
