import { useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { FORMATS, type Format, formatKey } from '../../shared/formats/formats.ts'
import type { LayoutValues } from '../../shared/meeting/layout.ts'
import type { SpeakerStyle } from '../../shared/meeting/read-meeting.ts'
import { useLanguage, useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { Button } from '../ui/Button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { Icon } from '../ui/Icon.tsx'
import menuStyles from '../ui/menu.module.css'
import { TriggerButton } from '../ui/TriggerButton.tsx'
import { LayoutDialog } from './layout/LayoutDialog.tsx'
import { messages as layoutMessages } from './layout/layout-messages.ts'
import { messages } from './messages.ts'
import { PdfLink } from './PdfLink.tsx'
import { SavedWord } from './SavedWord.tsx'
import { SpeakerStyleMenu } from './SpeakerStyleMenu.tsx'
import styles from './summary.module.css'
import { TemplateDialog } from './template/TemplateDialog.tsx'
import { templateMessages } from './template/template-messages.ts'

type Props = {
  readonly connection: MeetingConnection
  readonly speakerStyle: SpeakerStyle
  readonly openPoints: number
  readonly isLocked: boolean
  readonly isFinal: boolean
  readonly onSpeakerStyle: (style: SpeakerStyle) => void
  readonly onLayout: (values: LayoutValues) => void
  readonly onFinalise: () => void
}

/** What most people want stands in the open; the rest is in the menu. */
const FIRST = ['summary.docx', 'summary.pdf', 'entries.xlsx']
const first = FORMATS.filter(format => FIRST.includes(formatKey(format.of, format.id)))
const others = FORMATS.filter(format => !first.includes(format))

/** Saved or not, the document's files, how speakers are named, and the last step. */
export function ExportBar({ connection, isLocked, ...props }: Props) {
  const text = useMessages(messages)
  const language = useLanguage()
  const layoutText = useMessages(layoutMessages)
  const templateText = useMessages(templateMessages)
  const [asksLayout, setAsksLayout] = useState(false)
  const [asksTemplate, setAsksTemplate] = useState(false)
  const { meetingId } = connection
  return (
    <section className={styles.bar} aria-label={text.exportAs}>
      <SavedWord connection={connection} />
      <span>{text.exportAs}</span>
      <span className={styles.buttons}>
        {first.map(format => {
          const href = addressOf(format, meetingId)
          if (format.id === 'pdf') return <PdfLink key={href} href={href} label={format.label[language]} />
          return (
            <a key={href} className={buttonClass({})} href={href} download="">
              {format.id === 'docx' && <Icon name="file" />}
              {format.label[language]}
            </a>
          )
        })}
        <MenuTrigger>
          <TriggerButton>
            {text.other}
            <Icon name="chevronDown" size={14} />
          </TriggerButton>
          <Popover className={menuStyles.popover ?? ''} placement="top start">
            <Menu className={menuStyles.menu ?? ''} aria-label={text.other}>
              {others.map(format => (
                <MenuItem
                  key={formatKey(format.of, format.id)}
                  className={menuStyles.item ?? ''}
                  href={addressOf(format, meetingId)}
                  download=""
                >
                  {format.label[language]}
                </MenuItem>
              ))}
              <MenuItem className={menuStyles.item ?? ''} onAction={() => setAsksTemplate(true)}>
                {templateText.open}
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </span>
      <SpeakerStyleMenu value={props.speakerStyle} isLocked={isLocked} onChange={props.onSpeakerStyle} />
      <Button look="quiet" isDisabled={isLocked} onPress={() => setAsksLayout(true)}>
        {layoutText.open}
      </Button>
      {asksLayout && !isLocked && (
        <LayoutDialog connection={connection} onTake={props.onLayout} onClose={() => setAsksLayout(false)} />
      )}
      {asksTemplate && <TemplateDialog meeting={meetingId} onClose={() => setAsksTemplate(false)} />}
      <span className={styles.end}>
        <span>{props.isFinal ? text.final : text.openCount(props.openPoints)}</span>
        {!isLocked && (
          <Button look="primary" onPress={props.onFinalise}>
            {text.finalise}
          </Button>
        )}
      </span>
    </section>
  )
}

function addressOf(format: Format, meeting: string): string {
  return `/api/meetings/${encodeURIComponent(meeting)}/${formatKey(format.of, format.id)}`
}
