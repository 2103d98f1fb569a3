import {
  LAYOUT_CHOICES,
  LAYOUT_MEASURES,
  type Layout,
  type LayoutChoice,
  type LayoutMeasure,
  type LayoutValues,
  type LayoutWord,
  layoutValues,
} from '../../../shared/meeting/layout.ts'
import { gridBounds, measuresFor, type PageGrid, pageGrid } from '../../../shared/summary/page-grid.ts'
import { useMessages } from '../../i18n/language.ts'
import type { MeetingConnection } from '../../sync/connection.ts'
import { useMeeting } from '../../sync/use-meeting.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { KeptLayouts } from './KeptLayouts.tsx'
import styles from './layout.module.css'
import { messages } from './layout-messages.ts'
import { SectionRows } from './SectionRows.tsx'
import { SettledField } from './SettledField.tsx'

type Props = {
  readonly connection: MeetingConnection
  /** Lays out by these values and nothing else. */
  readonly onTake: (values: LayoutValues) => void
  readonly onClose: () => void
}

const PAPER: readonly LayoutMeasure[] = [
  'marginTop',
  'marginBottom',
  'marginLeft',
  'marginRight',
  'textSize',
  'linePitch',
  'charGap',
]
const GRID: readonly (keyof PageGrid)[] = ['characters', 'lines']
const HEADINGS: readonly LayoutChoice[] = ['headingMark', 'labelWidth', 'itemMark', 'digits']
const TEXT: readonly LayoutChoice[] = ['remarks', 'speakers', 'commas', 'attendees', 'agenda', 'pdfStandard']

/** How the summary is laid out, for everybody in the meeting; the sheets behind it follow at once. */
export function LayoutDialog({ connection, onTake, onClose }: Props) {
  const text = useMessages(messages)
  const { layout } = useMeeting(connection)
  const change = (values: LayoutValues) => onTake({ ...layoutValues(layout), ...values })
  return (
    <Dialog isOpen wide title={text.title} onClose={onClose}>
      <div className={styles.groups}>
        <p className={styles.wide}>{text.explanation}</p>
        <fieldset className={styles.group}>
          <legend>{text.headings}</legend>
          {HEADINGS.map(name => (
            <Choice key={name} name={name} layout={layout} onChange={change} />
          ))}
          <Word name="itemWord" layout={layout} onChange={change} />
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{text.text}</legend>
          {TEXT.map(name => (
            <Choice key={name} name={name} layout={layout} onChange={change} />
          ))}
          <Word name="remarkMark" layout={layout} onChange={change} />
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{text.paper}</legend>
          <p className={styles.wide}>{text.onPaper}</p>
          {PAPER.map(name => (
            <Measure key={name} name={name} layout={layout} onChange={change} />
          ))}
          {GRID.map(name => (
            <GridField key={name} name={name} layout={layout} onChange={change} />
          ))}
        </fieldset>
        <SectionRows layout={layout} onChange={change} />
        <KeptLayouts meeting={connection.meetingId} layout={layout} onTake={onTake} />
      </div>
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          {text.close}
        </Button>
        <Button look="quiet" onPress={() => onTake({})}>
          {text.asExample}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

type SettingProps<T> = {
  readonly name: T
  readonly layout: Layout
  readonly onChange: (values: LayoutValues) => void
}

function Choice({ name, layout, onChange }: SettingProps<LayoutChoice>) {
  const text = useMessages(messages)
  const options: readonly { readonly id: string; readonly label: string }[] = LAYOUT_CHOICES[name].map(
    (id, index) => ({ id, label: text.options[name][index] ?? id }),
  )
  return (
    <SelectField
      label={text.choices[name]}
      value={layout[name]}
      options={options}
      onChange={value => onChange({ [name]: value })}
    />
  )
}

function Measure({ name, layout, onChange }: SettingProps<LayoutMeasure>) {
  const text = useMessages(messages)
  const { min, max } = LAYOUT_MEASURES[name]
  return (
    <SettledField
      label={text.measures[name]}
      value={String(layout[name])}
      inputMode="decimal"
      check={typed => {
        const number = Number(typed.normalize('NFKC'))
        return typed.trim() !== '' && number >= min && number <= max ? null : text.outOf(min, max)
      }}
      onSettle={typed => onChange({ [name]: Number(typed.normalize('NFKC')) })}
    />
  )
}

/** Characters a line and lines a page follow from the measures; typed, they set what lies between. */
function GridField({ name, layout, onChange }: SettingProps<keyof PageGrid>) {
  const text = useMessages(messages)
  const [min, max] = gridBounds(layout)[name]
  return (
    <SettledField
      label={text.grid[name]}
      value={String(pageGrid(layout)[name])}
      inputMode="decimal"
      check={typed => {
        const number = Number(typed.normalize('NFKC'))
        return Number.isInteger(number) && number >= min && number <= max ? null : text.outOf(min, max)
      }}
      onSettle={typed => onChange(measuresFor(layout, { [name]: Number(typed.normalize('NFKC')) }))}
    />
  )
}

function Word({ name, layout, onChange }: SettingProps<LayoutWord>) {
  const text = useMessages(messages)
  return (
    <SettledField
      label={text.words[name]}
      value={layout[name]}
      onSettle={typed => onChange({ [name]: typed })}
    />
  )
}
