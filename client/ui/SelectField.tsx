import {
  Button,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components'
import styles from './field.module.css'
import { Icon } from './Icon.tsx'
import menuStyles from './menu.module.css'

type Props<T extends string> = {
  readonly label: string
  readonly support?: string
  readonly value: T
  readonly options: readonly { readonly id: T; readonly label: string }[]
  readonly isDisabled?: boolean
  readonly onChange: (value: T) => void
}

/** A choice among a few. */
export function SelectField<T extends string>({
  label,
  support,
  value,
  options,
  isDisabled = false,
  onChange,
}: Props<T>) {
  const choose = (key: Key | null) => {
    const chosen = options.find(option => option.id === key)
    if (chosen) onChange(chosen.id)
  }
  return (
    <Select className={styles.field ?? ''} value={value} isDisabled={isDisabled} onChange={choose}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <Button className={styles.input ?? ''}>
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="chevronDown" />
      </Button>
      {support && (
        <Text slot="description" className={styles.support ?? ''}>
          {support}
        </Text>
      )}
      <Popover className={menuStyles.popover ?? ''} offset={4}>
        <ListBox className={menuStyles.menu ?? ''} items={options}>
          {option => (
            <ListBoxItem id={option.id} textValue={option.label} className={menuStyles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={menuStyles.tick}>{isSelected && <Icon name="check" />}</span>
                  {option.label}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
