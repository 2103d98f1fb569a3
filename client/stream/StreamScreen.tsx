import { memo, useMemo, useState } from 'react'
import type { Role } from '../../shared/api.ts'
import { setFacts } from '../../shared/meeting/edit-meeting.ts'
import { SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import { followOutline } from '../../shared/outline/follow-outline.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObserved } from '../sync/use-observable.ts'
import { MeetingBar } from '../ui/MeetingBar.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { StatusBar } from '../ui/StatusBar.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { Commands } from './commands/Commands.tsx'
import { usePalette } from './commands/use-palette.ts'
import { EntryCount } from './EntryCount.tsx'
import type { StreamEditor } from './editor/stream-editor.ts'
import type { Filter } from './FilterButtons.tsx'
import { PeopleList } from './PeopleList.tsx'
import { AgendaPane } from './panes/AgendaPane.tsx'
import { OutlinePane } from './panes/OutlinePane.tsx'
import { ProjectorStrip } from './panes/ProjectorStrip.tsx'
import { steerIn } from './panes/steer.ts'
import { ThemePane } from './panes/ThemePane.tsx'
import { ScreenCount } from './ScreenCount.tsx'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'
import { itemOnShow, type ShownGroup, shownGroups } from './stream-view.ts'
import { useCurrentTheme } from './use-current-theme.ts'
import { useFollow } from './use-follow.ts'
import { usePanes } from './use-panes.ts'
import { useRegions } from './use-regions.ts'
import { useScreens } from './use-screens.ts'
import { useStreamMeeting } from './use-stream-meeting.ts'
import { WritingPane } from './WritingPane.tsx'

type Props = {
  readonly connection: MeetingConnection
  readonly role: Role
  /** The display name of the recorder at this computer. */
  readonly recorder: string
}

/** Says nothing of what is being typed. */
const Bar = memo(MeetingBar)

/** The page of a meeting that is known: panes around the editor. */
export function StreamScreen({ connection, role, recorder }: Props) {
  const text = useMessages(streamMessages)
  const { agendaItem, screens: names } = useMessages(words)
  const { meeting, isWhole, writers, isEmpty } = useStreamMeeting(connection)
  usePageTitle(`${names.stream} ${meetingName(meeting.title)}`)
  const [outlineOf] = useState(followOutline)
  const outline = outlineOf(meeting)
  const groups = useMemo(() => shownGroups(outline), [outline])
  const isKnown = useObserved(connection.save, ({ kind }) => kind !== 'offline' && kind !== 'closed')
  const [editor, setEditor] = useState<StreamEditor | null>(null)
  const panes = usePanes()
  const currentTheme = useCurrentTheme(editor)
  useRegions(editor)
  const [filter, setFilter] = useState<Filter>('all')
  const follow = useFollow(editor, { connection, meeting, recorder })
  const palette = usePalette()
  const { doc } = connection
  const steer = useMemo(() => steerIn(doc), [doc])
  const screens = useScreens(connection.meetingId)
  const item = itemOnShow(outline)
  const itemName = item?.number ? agendaItem(item.number) : ''
  const canWrite = meeting.phase !== 'final' && meeting.schemaVersion <= SCHEMA_VERSION
  const counts = isWhole ? countsOf(groups) : null
  return (
    <div className={styles.page}>
      <Bar
        meeting={connection.meetingId}
        title={meeting.title}
        phase={meeting.phase}
        screen="stream"
        role={role}
      />
      <div className={styles.frame}>
        {panes.left && (
          <aside className={styles.left} aria-label={text.agendaAndThemes}>
            <AgendaPane
              items={outline.agenda.filter(each => each.id !== null)}
              currentAgenda={outline.currentAgenda}
              canMove={canWrite && meeting.phase === 'live'}
              onMove={currentAgenda => setFacts(doc, { currentAgenda })}
            />
            <ThemePane
              themes={outline.themes}
              counts={counts}
              currentTheme={currentTheme}
              onChoose={theme => editor?.set('theme', theme)}
            />
          </aside>
        )}
        <WritingPane
          connection={connection}
          meeting={meeting}
          isWhole={isWhole}
          writers={writers}
          isEmpty={isEmpty}
          item={item}
          recorder={recorder}
          canWrite={canWrite}
          editor={editor}
          onEditor={setEditor}
          onUnfold={panes.right ? null : panes.toggleRight}
          filter={filter}
          onFilter={setFilter}
          follow={follow}
          onCommands={palette.show}
        />
        {panes.right && (
          <aside className={styles.right} aria-label={text.outline}>
            {isWhole && (
              <>
                <OutlinePane groups={groups} itemName={itemName} onFold={panes.toggleRight} />
                <ProjectorStrip
                  meeting={connection.meetingId}
                  projector={outline.projector}
                  themes={outline.themes}
                  itemName={itemName}
                  isKnown={isKnown}
                  screens={screens}
                  editor={editor}
                  steer={canWrite ? steer : null}
                />
              </>
            )}
          </aside>
        )}
      </div>
      <StatusBar
        connection={connection}
        people={
          isWhole && (
            <>
              <PeopleList connection={connection} meeting={meeting} recorder={recorder} follow={follow} />
              <ScreenCount screens={screens} />
            </>
          )
        }
      >
        {isWhole && <EntryCount entries={meeting.entries} />}
      </StatusBar>
      <Commands
        palette={palette}
        desk={{
          connection,
          meeting,
          outline,
          editor,
          canWrite,
          canSteer: canWrite,
          panes,
          follow,
          filter: { chosen: filter, choose: setFilter },
        }}
      />
    </div>
  )
}

function countsOf(groups: readonly ShownGroup[]): ReadonlyMap<string | null, number> {
  return new Map(groups.map(({ theme, entries }) => [theme?.id ?? null, entries.length]))
}
