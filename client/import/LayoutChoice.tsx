import { useMemo, useState } from 'react'
import { plainText } from '../../shared/formats/plain-text.ts'
import type { LearntLayout } from '../../shared/import/layout/learn-layout.ts'
import { meetingOfFile } from '../../shared/import/meeting-of-file.ts'
import type { MeetingFile } from '../../shared/meeting/fill-meeting.ts'
import { isA4, type SheetMeasures } from '../../shared/meeting/sheet-measures.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { useMessages } from '../i18n/language.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './import.module.css'
import { LearntSettings } from './LearntSettings.tsx'
import { learntMessages } from './learnt-messages.ts'
import type { LayoutDecision } from './use-layout-decision.ts'

type Props = {
  readonly file: MeetingFile
  readonly sheet: SheetMeasures
  readonly layout: LearntLayout
  readonly decision: LayoutDecision
}

/** The layout that the document shows, how its text would look in it, and whether it is to be used or kept: nothing is by itself. */
export function LayoutChoice({ file, sheet, layout, decision }: Props) {
  const text = useMessages(learntMessages)
  const [isShown, setShown] = useState(false)
  const { values, learnt } = layout
  const different = Object.keys(values).length
  return (
    <section className={styles.layout} aria-label={text.title}>
      <h3>{text.title}</h3>
      <p>{different === 0 ? text.same(learnt.length) : text.explanation(learnt.length, different)}</p>
      {!isA4(sheet) && sheet.paper && (
        <p>{text.notA4(Math.round(sheet.paper.width), Math.round(sheet.paper.height))}</p>
      )}
      <details>
        <summary>{text.details}</summary>
        <LearntSettings {...layout} />
      </details>
      <details onToggle={event => setShown(event.currentTarget.open)}>
        <summary>{text.preview}</summary>
        {isShown && <Preview file={file} values={values} />}
      </details>
      <label>
        <input
          type="checkbox"
          checked={decision.isUsed}
          onChange={event => decision.use(event.target.checked)}
        />{' '}
        {text.use}
      </label>
      <label>
        <input
          type="checkbox"
          checked={decision.isKept}
          onChange={event => decision.keep(event.target.checked)}
        />{' '}
        {text.keep}
      </label>
      {decision.isKept && (
        <TextField
          label={text.name}
          value={decision.name}
          onChange={decision.call}
          support={text.nameSupport}
          error={decision.error}
          autoComplete="off"
        />
      )}
    </section>
  )
}

function Preview({ file, values }: { readonly file: MeetingFile; readonly values: LearntLayout['values'] }) {
  const text = useMessages(learntMessages)
  const printed = useMemo(
    () => plainText(summaryOf(meetingOfFile({ ...file, layout: values }))),
    [file, values],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className={styles.preview} aria-label={text.previewOf} tabIndex={0} lang="ja">
      {printed}
    </section>
  )
}
