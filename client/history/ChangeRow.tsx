import { createElement, Fragment, type ReactNode } from 'react'
import type { Change } from '../../shared/compare/compare-meetings.ts'
import type { TextPiece } from '../../shared/compare/text-pieces.ts'
import type { Entry } from '../../shared/meeting/entry.ts'
import { useMessages } from '../i18n/language.ts'
import type { RecorderMark } from '../stream/recorder-mark.ts'
import { classNames } from '../ui/class-names.ts'
import { clockMinute } from '../ui/clock-time.ts'
import { ThemeSquare } from '../ui/ThemeSquare.tsx'
import styles from './history.module.css'
import { historyMessages } from './history-messages.ts'

type Props = { readonly change: Change; readonly marks: ReadonlyMap<string, RecorderMark> }

/** What became of one entry: said in words, shown in its text. */
export function ChangeRow({ change, marks }: Props) {
  const text = useMessages(historyMessages)
  const { entry, kinds, pieces, themes, into } = change
  const whoseOf = (each: Entry) => `${clockMinute(each.at)} ${marks.get(each.recorder)?.letter ?? ''}`.trim()
  const isWhole = kinds[0] === 'added' || kinds[0] === 'removed'
  return (
    <li
      className={classNames(styles.change, isWhole && styles[kinds[0] ?? ''], into !== null && styles.merged)}
    >
      <span className={styles.what}>{kinds.map(kind => text.kinds[kind]).join('・')}</span>
      <p>{isWhole ? entry.text : createElement(Fragment, null, ...pieces.map(shown))}</p>
      <span className={styles.whose}>
        {into && <span>{text.into(whoseOf(into))}</span>}
        {themes && (
          <span>
            <ThemeSquare mark={themes.before} /> → <ThemeSquare mark={themes.after} />
          </span>
        )}
        <span title={entry.recorder}>{whoseOf(entry)}</span>
      </span>
    </li>
  )
}

function shown({ kind, text }: TextPiece): ReactNode {
  if (kind === 'added') return <ins>{text}</ins>
  return kind === 'removed' ? <del>{text}</del> : text
}
