import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useMessages } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { ThemeSquare } from '../../ui/ThemeSquare.tsx'
import type { StreamEditor } from '../editor/stream-editor.ts'
import type { Trigger } from '../editor/trigger.ts'
import type { PickerKeys } from '../editor/trigger-plugin.ts'
import styles from './picker.module.css'
import { pickerMessages } from './picker-messages.ts'
import type { PickerOption } from './picker-options.ts'
import { useInSight, useOptionList } from './use-option-list.ts'

const ID = 'stream-picker'

type Props = {
  readonly editor: StreamEditor
  readonly trigger: Trigger
  readonly options: readonly PickerOption[]
  /** Where the editor's keys come in while the picker is open. */
  readonly keys: RefObject<PickerKeys>
  readonly onChoose: (option: PickerOption) => void
}

/** A list at the text's left edge, above the row or, in the window's upper half, below it. Focus stays in the text. */
export function Picker({ editor, trigger, options, keys, onChoose }: Props) {
  const text = useMessages(pickerMessages)
  const { active, takeKey } = useOptionList({ options, onChoose, onDismiss: editor.dismissPicker })
  const box = usePlacement(editor, trigger)
  usePickerKeys(keys, takeKey)
  useActiveDescendant(editor, options[active]?.key ?? null)
  const kind = text.kinds[trigger.kind]
  return (
    <div className={styles.picker} ref={box}>
      <div className={styles.caption}>
        {options.length > 0 ? text.matching(kind, trigger.query) : text.nothing(kind)}
      </div>
      <div role="listbox" id={ID} aria-label={kind} tabIndex={0} className={styles.options}>
        {options.map((option, index) => (
          <Option
            key={option.key}
            option={option}
            isActive={index === active}
            onChoose={() => onChoose(option)}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {text.choose}
        </span>
        <span>
          <kbd>Enter</kbd> {text.accept}
        </span>
        <span>
          <kbd>Esc</kbd> {text.keep}
        </span>
      </div>
    </div>
  )
}

type OptionProps = { option: PickerOption; isActive: boolean; onChoose: () => void }

function Option({ option, isActive, onChoose }: OptionProps) {
  const line = useInSight(isActive)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text, aria-activedescendant names the option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys come in through the editor
    <div
      role="option"
      id={`${ID}-${option.key}`}
      aria-selected={isActive}
      className={styles.option}
      ref={line}
      onMouseDown={event => event.preventDefault()}
      onClick={onChoose}
    >
      <OptionMark option={option} />
      <span>
        <Highlighted option={option} />
      </span>
      <span className={styles.detail}>{option.detail}</span>
    </div>
  )
}

/** A theme's square, a speaker's digit, a plus where something is created. */
function OptionMark({ option: { choice, mark, number } }: { option: PickerOption }) {
  if (choice.kind === 'create') return <Icon name="plus" />
  if (mark) return <ThemeSquare mark={mark} />
  return number !== null && number > 0 && number < 10 ? <kbd>{number}</kbd> : null
}

function Highlighted({ option: { label, match } }: { option: PickerOption }) {
  if (match === null) return label
  return (
    <>
      {label.slice(0, match.start)}
      <mark>{label.slice(match.start, match.end)}</mark>
      {label.slice(match.end)}
    </>
  )
}

function usePickerKeys(keys: RefObject<PickerKeys>, takeKey: PickerKeys): void {
  useLayoutEffect(() => {
    keys.current = takeKey
    return () => {
      keys.current = () => false
    }
  })
}

function useActiveDescendant({ dom }: StreamEditor, active: string | null): void {
  useEffect(() => {
    dom.setAttribute('aria-controls', ID)
    if (active !== null) dom.setAttribute('aria-activedescendant', `${ID}-${active}`)
    return () => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  }, [dom, active])
}

const GAP_PX = 8

function usePlacement(editor: StreamEditor, trigger: Trigger) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may have moved whenever the trigger changes
  useLayoutEffect(() => {
    const frame = box.current?.offsetParent?.getBoundingClientRect()
    const pane = box.current?.closest('main')?.getBoundingClientRect()
    const place = editor.rowBox()
    if (!frame || !pane || !place || !box.current) return
    const { style } = box.current
    const isBelow = place.row.top < frame.top + frame.height / 2
    const left = Math.min(place.text.left - 14 - frame.left, frame.width - box.current.offsetWidth - 12)
    style.left = `${Math.max(12, left)}px`
    style.top = isBelow ? `${place.row.bottom - frame.top + GAP_PX}px` : 'auto'
    style.bottom = isBelow ? 'auto' : `${frame.bottom - place.row.top + GAP_PX}px`
    style.maxHeight = `${(isBelow ? pane.bottom - place.row.bottom : place.row.top - pane.top) - GAP_PX}px`
  }, [editor, trigger])
  return box
}
