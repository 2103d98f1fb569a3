import { useState, useSyncExternalStore } from 'react'
import { closeSession } from '../api.ts'
import { type Messages, setLanguage, useLanguage, useMessages } from '../i18n/language.ts'
import { forgetEverything, holdsWords } from '../offline/forget.ts'
import { Button } from './Button.tsx'
import { buttonClass } from './button-class.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { COLOUR_MODES, type ColourMode, colourMode, followColourMode, setColourMode } from './colour-mode.ts'
import { Dialog } from './Dialog.tsx'
import { DialogActions } from './DialogActions.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
import { Icon } from './Icon.tsx'
import { keptMessages } from './kept-messages.ts'
import { MenuButton } from './MenuButton.tsx'
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
  { id: 'ja', label: '日本語', lang: 'ja' },
  { id: 'en', label: 'English', lang: 'en' },
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
      <MenuButton
        className={buttonClass({ small: true, look: 'quiet', iconOnly: true })}
        aria-label={text.settings}
        label={text.settings}
        placement="bottom end"
        sections={[
          {
            caption: text.language,
            items: LANGUAGES,
            chosen: language,
            onChoose: id => setLanguage(id === 'en' ? 'en' : 'ja'),
          },
          {
            caption: text.mode,
            items: COLOUR_MODES.map(id => ({ id, label: text.modes[id] })),
            chosen: mode,
            onChoose: id => setColourMode(COLOUR_MODES.find(each => each === id) ?? 'system'),
          },
          { items: [{ id: 'sign-out', label: text.signOut }], onChoose: () => void askOrSignOut() },
        ]}
      >
        <Icon name="settings" />
      </MenuButton>
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
