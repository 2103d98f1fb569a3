import type { CSSProperties } from 'react'
import { useMessages } from '../i18n/language.ts'
import { EntryLine } from './EntryLine.tsx'
import { GroupHeading } from './GroupHeading.tsx'
import type { Layout } from './layout.ts'
import { messages } from './messages.ts'
import styles from './page.module.css'
import { partsOfPiece } from './page-group.ts'
import type { Page, Piece } from './paginate.ts'
import theme from './theme.module.css'

type Props = {
  readonly page: Page
  readonly layout: Layout
  readonly newIds: ReadonlySet<string>
  /** It fades out below the one that replaces it. */
  readonly isLeaving?: boolean
}

/** One page of the outline. */
export function OutlinePage({ page, layout, newIds, isLeaving = false }: Props) {
  return (
    <div
      className={isLeaving ? `${styles.page} ${styles.leaving}` : styles.page}
      data-shape={layout.shape}
      style={{ '--columns': layout.columns } as CSSProperties}
      aria-hidden={isLeaving}
    >
      {page.map(column => (
        <div className={styles.column} key={column.map(piece => keyOf(piece, layout)).join()}>
          {column.map(piece => (
            <PagePiece key={keyOf(piece, layout)} piece={piece} layout={layout} newIds={newIds} />
          ))}
        </div>
      ))}
    </div>
  )
}

function keyOf(piece: Piece, { groups }: Layout): string {
  const isOpening = piece.from === 0
  return `${groups[piece.group]?.id} ${isOpening ? '' : partsOfPiece(piece, groups)[0]?.key}`
}

type PieceProps = Pick<Props, 'layout' | 'newIds'> & { readonly piece: Piece }

function PagePiece({ piece, layout, newIds }: PieceProps) {
  const { none } = useMessages(messages)
  const group = layout.groups[piece.group]
  if (group === undefined) return null
  const parts = partsOfPiece(piece, layout.groups)
  return (
    <section className={theme.hue} data-hue={group.mark?.hue ?? 0}>
      <GroupHeading group={group} continued={piece.from > 0} />
      {parts.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul>
          {parts.map((part, index) => (
            <EntryLine
              key={part.key}
              part={part}
              isNew={newIds.has(part.entry.id)}
              follows={parts[index - 1]?.entry === part.entry}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
