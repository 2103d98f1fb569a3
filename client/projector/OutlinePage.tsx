import { useMessages } from '../i18n/language.ts'
import { EntryLine } from './EntryLine.tsx'
import { GroupHeading } from './GroupHeading.tsx'
import { messages } from './messages.ts'
import type { Page, Piece } from './paginate.ts'
import styles from './projector.module.css'
import { entriesOfPiece, entryKey, type Layout } from './use-pages.ts'

type Props = {
  readonly page: Page
  readonly layout: Layout
  readonly newIds: ReadonlySet<string>
  /** For a page that fades out below the one that replaces it: it has. */
  readonly onLeft?: () => void
}

/** One page of the outline. */
export function OutlinePage({ page, layout, newIds, onLeft }: Props) {
  return (
    <div
      className={onLeft ? `${styles.page} ${styles.leaving}` : styles.page}
      aria-hidden={onLeft !== undefined}
      onAnimationEnd={onLeft}
    >
      {page.map(column => (
        <div className={styles.column} key={column.map(keyOf).join()}>
          {column.map(piece => (
            <PagePiece key={keyOf(piece)} piece={piece} layout={layout} newIds={newIds} />
          ))}
        </div>
      ))}
    </div>
  )
}

function keyOf(piece: Piece): string {
  return `${piece.group}:${piece.from}`
}

type PieceProps = Pick<Props, 'layout' | 'newIds'> & { readonly piece: Piece }

function PagePiece({ piece, layout, newIds }: PieceProps) {
  const { none } = useMessages(messages)
  const group = layout.groups[piece.group]
  if (group === undefined) return null
  const entries = entriesOfPiece(piece, layout.groups)
  return (
    <section className={styles.group} data-hue={group.mark?.hue ?? 0}>
      <GroupHeading group={group} continued={piece.from > 0} />
      {entries.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul>
          {entries.map(entry => (
            <EntryLine
              key={entry.id}
              entry={entry}
              isNew={newIds.has(entry.id)}
              shrink={shrinkOf(layout.heightOf(entryKey(entry)), layout.columnHeight)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** Text that is smaller by f takes about f² of the height; the heading's share is kept free. */
function shrinkOf(height: number, columnHeight: number): number {
  const room = columnHeight * 0.82
  return height > room && room > 0 ? Math.max(0.4, Math.sqrt(room / height) * 0.96) : 1
}
