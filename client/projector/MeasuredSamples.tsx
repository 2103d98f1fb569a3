import type { RefObject } from 'react'
import { useMessages } from '../i18n/language.ts'
import { EntryLine } from './EntryLine.tsx'
import { GroupHeading } from './GroupHeading.tsx'
import { messages } from './messages.ts'
import styles from './page.module.css'
import type { Sample } from './samples.ts'

type Props = {
  readonly measureRef: RefObject<HTMLDivElement | null>
  readonly samples: readonly Sample[]
  readonly shape: 'columns' | 'theme'
}

/** Draws, unseen and in a column's width, what is to be measured. */
export function MeasuredSamples({ measureRef, samples, shape }: Props) {
  return (
    <div
      className={`${styles.page} ${styles.measure}`}
      ref={measureRef}
      data-shape={shape}
      aria-hidden="true"
    >
      <div className={styles.column}>
        {samples.map(sample => (
          <div key={sample.key} data-sample={sample.key}>
            <MeasuredSample sample={sample} />
          </div>
        ))}
      </div>
    </div>
  )
}

function MeasuredSample({ sample }: { readonly sample: Sample }) {
  const { none } = useMessages(messages)
  switch (sample.kind) {
    case 'heading':
    case 'continued':
      return <GroupHeading group={sample.group} continued={sample.kind === 'continued'} />
    case 'none':
      return <p className={styles.none}>{none}</p>
    case 'entry':
      return (
        <ul>
          <EntryLine part={sample.part} isNew={false} />
        </ul>
      )
  }
}
