import { useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import type { MeetingRow } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from '../ui/Button.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import fieldStyles from '../ui/field.module.css'
import { lazyPart } from '../ui/LazyPart.tsx'
import { Loading } from '../ui/Loading.tsx'
import { MAIN_ID } from '../ui/SkipLink.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { useSlow } from '../ui/use-slow.ts'
import { CreateMeeting } from './CreateMeeting.tsx'
import styles from './home.module.css'
import { homeMessages } from './home-messages.ts'
import { MeetingTable } from './MeetingTable.tsx'
import { StartCards } from './StartCards.tsx'
import { useMeetingList } from './use-meeting-list.ts'

/** The readers of documents come when they are wanted. */
const ImportMeeting = lazyPart(
  async () => (await import('../import/ImportMeeting.tsx')).ImportMeeting,
  <Loading />,
  props => props.onClose,
)

/** How a new meeting begins; `previous` null lets the person choose one. */
type Beginning =
  | { readonly kind: 'blank' | 'document' }
  | { readonly kind: 'previous'; readonly previous: string | null }

/** The administrator's list of meetings, with search and the ways to begin. */
export function MeetingsPage({ name }: { readonly name: string }) {
  const { screens } = useMessages(words)
  const [query, setQuery] = useState('')
  const list = useMeetingList(query.trim())
  const [beginning, setBeginning] = useState<Beginning | null>(null)
  const isEmpty = list.rows?.length === 0 && list.query === ''
  return (
    <div className={styles.page}>
      <TopBar title={screens.home}>{name && <span className={styles.name}>{name}</span>}</TopBar>
      <main id={MAIN_ID} tabIndex={-1} className={styles.main}>
        <div className={styles.head}>
          <h2>{screens.home}</h2>
          {!isEmpty && <Search value={query} onChange={setQuery} />}
        </div>
        {list.failure && <ErrorNotice failure={list.failure} onRetry={list.reload} />}
        {isEmpty ? (
          <Empty
            onBlank={() => setBeginning({ kind: 'blank' })}
            onDocument={() => setBeginning({ kind: 'document' })}
          />
        ) : (
          <>
            <StartCards
              hasPrevious={list.rows !== null}
              onPrevious={() => setBeginning({ kind: 'previous', previous: null })}
              onDocument={() => setBeginning({ kind: 'document' })}
              onBlank={() => setBeginning({ kind: 'blank' })}
            />
            <Found
              list={list}
              onUseAsPrevious={row => setBeginning({ kind: 'previous', previous: row.id })}
            />
          </>
        )}
      </main>
      {beginning?.kind === 'document' && <ImportMeeting onClose={() => setBeginning(null)} />}
      {beginning && beginning.kind !== 'document' && (
        <CreateMeeting
          fromPrevious={beginning.kind === 'previous'}
          previous={beginning.kind === 'previous' ? beginning.previous : null}
          onClose={() => setBeginning(null)}
        />
      )}
    </div>
  )
}

type SearchProps = { readonly value: string; readonly onChange: (value: string) => void }

function Search({ value, onChange }: SearchProps) {
  const text = useMessages(homeMessages)
  return (
    <SearchField className={styles.search ?? ''} value={value} onChange={onChange}>
      <Label className={fieldStyles.label ?? ''}>{text.search}</Label>
      <Input className={fieldStyles.input ?? ''} />
    </SearchField>
  )
}

type EmptyProps = { readonly onBlank: () => void; readonly onDocument: () => void }

function Empty({ onBlank, onDocument }: EmptyProps) {
  const text = useMessages(homeMessages)
  return (
    <section className={styles.empty}>
      <h3>{text.emptyTitle}</h3>
      <p>{text.emptyText}</p>
      <DialogActions>
        <Button look="primary" onPress={onDocument}>
          {text.fromDocument}
        </Button>
        <Button onPress={onBlank}>{text.fromBlank}</Button>
      </DialogActions>
    </section>
  )
}

type FoundProps = {
  readonly list: ReturnType<typeof useMeetingList>
  readonly onUseAsPrevious: (row: MeetingRow) => void
}

function Found({ list, onUseAsPrevious }: FoundProps) {
  const text = useMessages(homeMessages)
  const isSlow = useSlow(list.isAsking && list.rows !== null)
  if (list.rows === null) return list.failure ? null : <Loading />
  return (
    <>
      <p role="status" className={styles.found}>
        {isSlow && text.searching}
        {!isSlow &&
          list.query !== '' &&
          (list.rows.length > 0 ? text.found(list.rows.length) : text.nothingFound(list.query))}
      </p>
      {list.rows.length > 0 && (
        <MeetingTable rows={list.rows} onUseAsPrevious={onUseAsPrevious} onRemoved={list.reload} />
      )}
      {list.next !== null && <Button onPress={list.showMore}>{text.moreRows}</Button>}
    </>
  )
}
