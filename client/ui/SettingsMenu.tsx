import {
  Header,
  type Key,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Selection,
} from 'react-aria-components'
import { closeSession } from '../api.ts'
import { type Messages, setLanguage, useLanguage, useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { COLOUR_MODES, type ColourMode, setColourMode, useColourMode } from './colour-mode.ts'
import { MenuTick } from './MenuTick.tsx'
import styles from './menu.module.css'

type Words = {
  readonly settings: string
  readonly language: string
  readonly mode: string
  readonly modes: Readonly<Record<ColourMode, string>>
  readonly signOut: string
}
const messages: Messages<Words> = {
  ja: {
    settings: '表示の設定',
    language: '言語 / Language',
    mode: '明るさ',
    modes: { light: '明るい', dark: '暗い', system: '端末の設定に合わせる' },
    signOut: 'この端末での参加をやめる',
  },
  en: {
    settings: 'Display settings',
    language: 'Language / 言語',
    mode: 'Brightness',
    modes: { light: 'Light', dark: 'Dark', system: 'As on this device' },
    signOut: 'Sign out on this device',
  },
}
const LANGUAGES = [
  { id: 'ja', label: '日本語' },
  { id: 'en', label: 'English' },
] as const

/** Language, light or dark, signing out. */
export function SettingsMenu() {
  const text = useMessages(messages)
  const language = useLanguage()
  const mode = useColourMode()
  return (
    <MenuTrigger>
      <Button small look="quiet" icon="settings" aria-label={text.settings} />
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <Menu className={styles.menu ?? ''} onAction={key => key === 'sign-out' && void signOut()}>
          <MenuSection
            className={styles.section ?? ''}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[language]}
            onSelectionChange={keys => setLanguage(chosen(keys) === 'en' ? 'en' : 'ja')}
          >
            <Header className={styles.caption ?? ''}>{text.language}</Header>
            {LANGUAGES.map(each => (
              <MenuItem key={each.id} id={each.id} textValue={each.label} className={styles.item ?? ''}>
                <MenuTick />
                <span lang={each.id}>{each.label}</span>
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            className={styles.section ?? ''}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[mode]}
            onSelectionChange={keys => setColourMode(parseMode(chosen(keys)))}
          >
            <Header className={styles.caption ?? ''}>{text.mode}</Header>
            {COLOUR_MODES.map(each => (
              <MenuItem key={each} id={each} textValue={text.modes[each]} className={styles.item ?? ''}>
                <MenuTick />
                {text.modes[each]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection className={styles.section ?? ''}>
            <MenuItem id="sign-out" className={styles.item ?? ''}>
              <span className={styles.tick} />
              {text.signOut}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function chosen(keys: Selection): Key | undefined {
  return keys === 'all' ? undefined : [...keys][0]
}

function parseMode(key: Key | undefined): ColourMode {
  return COLOUR_MODES.find(mode => mode === key) ?? 'system'
}

async function signOut(): Promise<void> {
  await closeSession()
  location.assign('/')
}
