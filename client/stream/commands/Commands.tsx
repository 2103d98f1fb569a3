import { useMessages } from '../../i18n/language.ts'
import { words } from '../../i18n/words.ts'
import { useObservable } from '../../sync/use-observable.ts'
import { DialogFrame } from '../../ui/Dialog.tsx'
import { lazyPart } from '../../ui/LazyPart.tsx'
import { useFetchedSoon } from '../../ui/use-fetched-soon.ts'
import { projectorMessages } from '../panes/projector-messages.ts'
import { colleaguesOf } from '../people.ts'
import { usePickerWords } from '../picker/use-picker-words.ts'
import { streamMessages } from '../stream-messages.ts'
import { CommandPalette } from './CommandPalette.tsx'
import { foundCommands } from './command.ts'
import { paletteMessages } from './command-messages.ts'
import { commandNames } from './command-words.ts'
import { type CommandDesk, type CommandTexts, choiceCommands, streamCommands } from './stream-commands.ts'
import type { Palette, PaletteScope } from './use-palette.ts'

/** Its words are long and seldom asked for. */
const KeySheet = lazyPart(
  async () => (await import('./KeySheet.tsx')).KeySheet,
  null,
  props => props.onClose,
)

type Props = { readonly palette: Palette; readonly desk: Omit<CommandDesk, 'onKeys' | 'colleagues'> }

/** What Ctrl+K, Alt+A, `?` and their buttons have opened. */
export function Commands({ palette, desk }: Props) {
  useFetchedSoon(DialogFrame)
  return palette.open === null ? null : <OpenCommands palette={palette} desk={desk} open={palette.open} />
}

type OpenProps = Props & { readonly open: NonNullable<Palette['open']> }

function OpenCommands({ palette, desk, open }: OpenProps) {
  const texts = useCommandTexts()
  const colleagues = useObservable(colleaguesOf(desk.connection.awareness))
  const { commands } = useMessages(paletteMessages)
  const { show, close } = palette
  if (open === 'keys') return <KeySheet onClose={close} />
  const title = open === 'all' ? commands : texts.names[GROUPS[open]]
  return (
    <CommandPalette
      key={open}
      title={title}
      find={query => commandsIn(open, query, { ...desk, colleagues, onKeys: () => show('keys') }, texts)}
      onClose={close}
    />
  )
}

const GROUPS = {
  theme: 'groupTheme',
  speaker: 'groupSpeaker',
  kind: 'groupKind',
  agenda: 'groupAgenda',
} as const

function commandsIn(scope: PaletteScope, query: string, desk: CommandDesk, texts: CommandTexts) {
  if (scope === 'theme' || scope === 'speaker' || scope === 'kind')
    return choiceCommands(scope, query, desk, texts)
  const all = streamCommands(desk, texts)
  const listed = scope === 'agenda' ? all.filter(command => command.group === texts.names.groupAgenda) : all
  return foundCommands(listed, query)
}

function useCommandTexts(): CommandTexts {
  const { all, mine, themeless } = useMessages(streamMessages)
  const { agendaItem } = useMessages(words)
  const { scales, focusCurrent, everything } = useMessages(projectorMessages)
  const names = useMessages(commandNames)
  const filters = { all, mine, themeless }
  return { names, picker: usePickerWords(), filters, agendaItem, scales, focusCurrent, everything }
}
