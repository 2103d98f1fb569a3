import type { RefObject } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover } from 'react-aria-components'
import { MenuTick } from './MenuTick.tsx'
import styles from './menu.module.css'

/** Where the focus goes when a menu opens. menu: to none of its items, as after a click. */
export type MenuFocus = 'first' | 'last' | 'menu'

export type MenuChoice = {
  readonly id: string
  readonly label: string
  readonly lang?: string
  readonly isDisabled?: boolean
}

type Section = {
  readonly caption?: string
  readonly items: readonly MenuChoice[]
  /** The id of the item that holds now; undefined for a section of actions. */
  readonly chosen?: string
  readonly onChoose: (id: string) => void
}

export type MenuSections = { readonly sections: readonly Section[] }

type Props = MenuSections & {
  readonly label: string
  readonly placement?: 'top' | 'bottom start' | 'bottom end'
  readonly button: RefObject<HTMLButtonElement | null>
  readonly focus: MenuFocus
  readonly onClose: () => void
}

/** An open menu at its button; the focus goes back there. */
export function MenuList({ sections, label, placement = 'bottom start', button, focus, onClose }: Props) {
  /** The focus begins at what is chosen where the whole menu is one choice. */
  const only = sections.length === 1 ? sections[0] : undefined
  return (
    <Popover
      className={styles.popover ?? ''}
      aria-label={label}
      triggerRef={button}
      isOpen
      onOpenChange={open => open || onClose()}
      placement={placement}
    >
      <Menu
        className={styles.menu ?? ''}
        aria-label={label}
        autoFocus={focus === 'menu' || focus}
        onClose={onClose}
        {...(only && selectionOf(only))}
      >
        {only
          ? itemsOf(only)
          : sections.map((section, at) => (
              <MenuSection
                key={at.toString()}
                className={styles.section ?? ''}
                aria-label={section.caption ?? label}
                {...selectionOf(section)}
              >
                {section.caption !== undefined && (
                  <Header className={styles.caption ?? ''}>{section.caption}</Header>
                )}
                {itemsOf(section)}
              </MenuSection>
            ))}
      </Menu>
    </Popover>
  )
}

function selectionOf({ chosen }: Section) {
  if (chosen === undefined) return { selectionMode: 'none' } as const
  return { selectionMode: 'single', disallowEmptySelection: true, selectedKeys: [chosen] } as const
}

function itemsOf({ items, chosen, onChoose }: Section) {
  return items.map(({ id, label, lang, isDisabled = false }) => (
    <MenuItem
      key={id}
      id={id}
      textValue={label}
      className={styles.item ?? ''}
      isDisabled={isDisabled}
      onAction={() => onChoose(id)}
    >
      {chosen === undefined ? <span className={styles.tick} /> : <MenuTick />}
      <span lang={lang}>{label}</span>
    </MenuItem>
  ))
}
