import { useState, useSyncExternalStore } from 'react'
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
import { forgetEverything, holdsWords } from '../offline/forget.ts'
import { Button } from './Button.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { COLOUR_MODES, type ColourMode, colourMode, followColourMode, setColourMode } from './colour-mode.ts'
import { Dialog } from './Dialog.tsx'
import { DialogActions } from './DialogActions.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
import { keptMessages } from './kept-messages.ts'
import { MenuTick } from './MenuTick.tsx'
import styles from './menu.module.css'
import { useTask } from './use-task.ts'

type Words = {
  readonly settings: string
  readonly language: string
  readonly mode: string
  readonly modes: Readonly<Record<ColourMode, string>>
  readonly signOut: string
  readonly signOutFailed: string
  readonly close: string
}
const messages: Messages<Words> = {
  ja: {
    settings: '表示の設定',
    language: '言語 / Language',
    mode: '明るさ',
    modes: { light: '明るい', dark: '暗い', system: '端末の設定に合わせる' },
    signOut: 'この端末での参加をやめる',
    signOutFailed: '参加をやめられませんでした',
    close: '閉じる',
  },
  en: {
    settings: 'Display settings',
    language: 'Language / 言語',
    mode: 'Brightness',
    modes: { light: 'Light', dark: 'Dark', system: 'As on this device' },
    signOut: 'Sign out on this device',
    signOutFailed: 'You are still signed in',
    close: 'Close',
  },
}
const LANGUAGES = [
  { id: 'ja', label: '日本語' },
  { id: 'en', label: 'English' },
] as const

/** Language, light or dark, signing out. */
export function SettingsMenu() {
  const text = useMessages(messages)
  const kept = useMessages(keptMessages)
  const signingOut = useTask()
  const [isAsking, setAsking] = useState(false)
  const signOut = async () => {
    setAsking(false)
    if ((await signingOut.run(closeSession)) === null) return
    await forgetEverything()
    location.assign('/')
  }
  const askOrSignOut = async () => ((await holdsWords()) ? setAsking(true) : signOut())
  const language = useLanguage()
  const mode = useSyncExternalStore(followColourMode, colourMode)
  return (
    <>
      <MenuTrigger>
        <Button small look="quiet" icon="settings" aria-label={text.settings} />
        <Popover className={styles.popover ?? ''} placement="bottom end">
          <Menu className={styles.menu ?? ''} onAction={key => key === 'sign-out' && void askOrSignOut()}>
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
      <ConfirmDialog
        title={kept.signOutTitle}
        explanation={kept.signOutText}
        action={kept.signOut}
        isOpen={isAsking}
        onConfirm={() => void signOut()}
        onCancel={() => setAsking(false)}
      />
      {signingOut.failure && (
        <Dialog isOpen alert title={text.signOutFailed} onClose={signingOut.forget}>
          <ErrorNotice failure={signingOut.failure} onRetry={() => void signOut()} />
          <DialogActions>
            <Button onPress={signingOut.forget}>{text.close}</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  )
}

function chosen(keys: Selection): Key | undefined {
  return keys === 'all' ? undefined : [...keys][0]
}

function parseMode(key: Key | undefined): ColourMode {
  return COLOUR_MODES.find(mode => mode === key) ?? 'system'
}
