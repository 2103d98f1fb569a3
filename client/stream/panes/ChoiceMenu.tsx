import { ButtonLabel } from '../../ui/ButtonLabel.tsx'
import { buttonClass } from '../../ui/button-class.ts'
import type { IconName } from '../../ui/Icon.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import type { MenuChoice } from '../../ui/MenuList.tsx'

type Props = {
  readonly icon: IconName
  readonly label: string
  readonly choices: readonly MenuChoice[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** A button with a list of which one is chosen. */
export function ChoiceMenu({ icon, label, choices, chosen, onChoose }: Props) {
  return (
    <MenuButton
      className={buttonClass({ small: true })}
      label={label}
      placement="top"
      sections={[{ items: choices, chosen, onChoose }]}
    >
      <ButtonLabel icon={icon}>{label}</ButtonLabel>
    </MenuButton>
  )
}
