import { focusProjector, setFacts, setProjector } from '../../../shared/meeting/edit-meeting.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import type { Outline } from '../../../shared/outline/outline.ts'
import type { MeetingConnection } from '../../sync/connection.ts'
import type { StreamEditor } from '../editor/stream-editor.ts'
import type { PickerKind } from '../editor/trigger.ts'
import { FILTERS, type Filter } from '../FilterButtons.tsx'
import type { Colleague } from '../people.ts'
import { choiceValue } from '../picker/choice-value.ts'
import { type PickerOption, type PickerWords, pickerOptions } from '../picker/picker-options.ts'
import { neighbourItems } from '../stream-view.ts'
import type { Follow } from '../use-follow.ts'
import type { Panes } from '../use-panes.ts'
import type { Command } from './command.ts'
import { type CommandName, wordsOf } from './command-words.ts'

/** Everything on the page that a command may need. */
export type CommandDesk = {
  readonly connection: MeetingConnection
  readonly meeting: Meeting
  readonly outline: Outline
  readonly editor: StreamEditor | null
  readonly canWrite: boolean
  readonly canSteer: boolean
  readonly panes: Panes
  readonly filter: { readonly chosen: Filter; readonly choose: (filter: Filter) => void }
  readonly follow: Follow
  readonly colleagues: readonly Colleague[]
  readonly onKeys: () => void
}

export type CommandTexts = {
  readonly names: Readonly<Record<CommandName, string>>
  readonly picker: PickerWords
  readonly filters: Readonly<Record<Filter, string>>
  readonly agendaItem: (number: number) => string
  readonly scales: Readonly<Record<'1' | '1.15' | '1.3', string>>
  readonly focusCurrent: string
  readonly everything: string
}

/** Every command of the page as it stands, those of the current entry first. */
export function streamCommands(desk: CommandDesk, texts: CommandTexts): Command[] {
  const isLive = desk.canWrite && desk.meeting.phase === 'live'
  return [
    ...(desk.canWrite && desk.editor ? entryCommands(desk.editor, texts) : []),
    ...(isLive ? meetingCommands(desk, texts) : []),
    ...viewCommands(desk, texts),
    ...(desk.canWrite && desk.editor ? attributeCommands(desk, desk.editor, texts) : []),
    ...followCommands(desk, texts),
    ...(desk.canSteer ? projectorCommands(desk, texts) : []),
  ]
}

type Given = {
  readonly id?: string
  readonly label?: string
  readonly keys?: readonly string[]
  readonly words?: readonly string[]
  readonly detail?: string
  readonly mark?: Command['mark']
  readonly run: () => void
}

/** A command that has a name of its own, or a label from the meeting under a named group. */
function command(
  { names }: CommandTexts,
  group: CommandName,
  name: CommandName | null,
  given: Given,
): Command {
  const { id, label, run, keys = [], words = [], detail = '', mark = null } = given
  return {
    id: `${group}-${name ?? id}`,
    group: names[group],
    label: name ? names[name] : (label ?? ''),
    words: [...words, ...wordsOf(group), ...(name ? wordsOf(name) : [])],
    keys,
    detail,
    mark,
    run,
  }
}

function entryCommands(editor: StreamEditor, texts: CommandTexts): Command[] {
  const { status = 'draft', room } = editor.current.get() ?? {}
  const entry = (name: CommandName, run: () => void, ...keys: string[]) =>
    command(texts, 'groupEntry', name, { run, keys })
  const confirm = () => editor.toggleStatus('confirmed')
  const omit = () => editor.toggleStatus('omitted')
  return [
    entry('next', editor.next, 'Enter'),
    entry('append', editor.append, 'Ctrl', 'Enter'),
    entry(status === 'confirmed' ? 'unconfirm' : 'confirm', confirm, 'Alt', 'C'),
    entry(status === 'omitted' ? 'restore' : 'omit', omit, 'Alt', 'Delete'),
    entry(room === 'hidden' ? 'showAgain' : 'hideNow', editor.toggleRoom, 'Alt', 'H'),
    entry('undo', editor.undo, 'Ctrl', 'Z'),
    entry('redo', editor.redo, 'Ctrl', 'Y'),
    entry('breakLine', editor.breakLine, 'Shift', 'Enter'),
    entry('ownPlace', editor.focusOwn),
  ]
}

/** Theme, speaker, kind and agenda item of the current entry. */
function attributeCommands(desk: CommandDesk, editor: StreamEditor, texts: CommandTexts): Command[] {
  return [
    ...choiceCommands('theme', '', desk, texts),
    ...choiceCommands('speaker', '', desk, texts),
    ...choiceCommands('kind', '', desk, texts),
    ...desk.meeting.agenda.map(({ id, title }, index) =>
      command(texts, 'groupAgenda', null, {
        id,
        label: `${texts.agendaItem(index + 1)}　${title}`,
        words: [String(index + 1)],
        run: () => editor.set('agenda', id),
      }),
    ),
    command(texts, 'groupAgenda', 'noItem', { run: () => editor.set('agenda', null) }),
  ]
}

const CHOICE_GROUPS = { theme: 'groupTheme', speaker: 'groupSpeaker', kind: 'groupKind' } as const

/** The choices of a picker as commands; a query may offer to create what is missing. */
export function choiceCommands(
  kind: PickerKind,
  query: string,
  { connection, meeting, editor }: Pick<CommandDesk, 'connection' | 'meeting' | 'editor'>,
  texts: CommandTexts,
): Command[] {
  if (editor === null) return []
  const speaker = editor.current.get()?.speaker ?? null
  return pickerOptions(kind, query, meeting, texts.picker, speaker).map(option =>
    command(texts, CHOICE_GROUPS[kind], null, {
      id: option.key,
      label: option.label,
      words: option.words,
      detail: kind === 'theme' ? '' : option.detail,
      mark: option.mark,
      keys: choiceKeys(kind, option),
      run: () => editor.set(kind, choiceValue(connection.doc, option)),
    }),
  )
}

function choiceKeys(kind: PickerKind, { number }: PickerOption): readonly string[] {
  if (number === null || number > 9 || kind === 'kind') return []
  return kind === 'theme' ? ['Alt', String(number)] : ['Alt', 'Shift', String(number)]
}

function meetingCommands({ connection, outline }: CommandDesk, texts: CommandTexts): Command[] {
  const items = outline.agenda.filter(item => item.id !== null)
  const { previous, next } = neighbourItems(items, outline.currentAgenda)
  const goTo = (currentAgenda: string | null) => () => setFacts(connection.doc, { currentAgenda })
  const step = (name: CommandName, item: string | null) =>
    item === null ? [] : [command(texts, 'groupMeeting', name, { run: goTo(item) })]
  return [
    ...step('nextItem', next),
    ...step('previousItem', previous),
    ...items.map(({ id, number, title }) =>
      command(texts, 'groupMeeting', null, {
        id: id ?? '',
        label: `${number === null ? '' : texts.agendaItem(number)}　${title}`,
        words: [String(number)],
        run: goTo(id),
      }),
    ),
  ]
}

function viewCommands({ panes, filter, onKeys }: CommandDesk, texts: CommandTexts): Command[] {
  return [
    command(texts, 'groupView', 'keys', { run: onKeys, keys: ['?'] }),
    command(texts, 'groupView', 'leftPane', { run: panes.toggleLeft, keys: ['Ctrl', 'B'] }),
    command(texts, 'groupView', 'rightPane', { run: panes.toggleRight, keys: ['Ctrl', 'J'] }),
    ...FILTERS.filter(each => each !== filter.chosen).map(each =>
      command(texts, 'groupView', null, {
        id: each,
        label: texts.filters[each],
        run: () => filter.choose(each),
      }),
    ),
  ]
}

function followCommands({ colleagues, follow }: CommandDesk, texts: CommandTexts): Command[] {
  const others = colleagues.filter(({ client }) => client !== follow.followed?.client)
  const stop = command(texts, 'groupFollow', 'stopFollowing', { run: follow.stop, keys: ['Esc'] })
  return [
    ...(follow.followed ? [stop] : []),
    ...others.map(({ client, user }) =>
      command(texts, 'groupFollow', null, {
        id: String(client),
        label: user.name,
        run: () => follow.start(client),
      }),
    ),
  ]
}

const SCALES = ['1', '1.15', '1.3'] as const

function projectorCommands({ connection: { doc }, outline }: CommandDesk, texts: CommandTexts): Command[] {
  const { projector, themes } = outline
  const focusOn = (id: string, label: string, mark: Command['mark'] = null) =>
    command(texts, 'groupFocus', null, {
      id,
      label,
      mark,
      run: () => focusProjector(doc, id),
    })
  return [
    command(texts, 'groupProjector', 'projectorPause', {
      run: () => setProjector(doc, { paused: !projector.paused }),
    }),
    command(texts, 'groupProjector', 'projectorHide', {
      run: () => setProjector(doc, { blank: !projector.blank }),
    }),
    focusOn('current', texts.focusCurrent),
    focusOn('all', texts.everything),
    ...themes.map(mark => focusOn(mark.id, mark.label, mark)),
    ...SCALES.map(scale =>
      command(texts, 'groupScale', null, {
        id: scale,
        label: texts.scales[scale],
        run: () => setProjector(doc, { scale: Number(scale) }),
      }),
    ),
  ]
}
