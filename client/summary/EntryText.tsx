import type { MouseEvent } from 'react'
import { classNames } from '../ui/class-names.ts'
import styles from './sheet.module.css'
import type { EntryLine } from './summary-lines.ts'

type Props = { readonly line: EntryLine; readonly onClick?: ((event: MouseEvent) => void) | undefined }

/** An entry's printed text behind its bullet; hard breaks stand under the text. */
export function EntryText({ line, onClick }: Props) {
  const place = line.kind === 'action' ? styles.action : styles.opinion
  return (
    // biome-ignore lint/a11y: the frame around it does the same by Enter
    <p
      className={classNames(place, onClick && styles.editable)}
      data-behind={line.entry.deadline || undefined}
      onClick={onClick}
    >
      {line.entry.mark}
      {line.entry.lines.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other identity
        <span key={index}>
          {index > 0 && <br />}
          {text}
        </span>
      ))}
    </p>
  )
}
