import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { FORMATS, type Format } from '../../shared/formats/formats.ts'
import type { SpeakerStyle } from '../../shared/meeting/read-meeting.ts'
import { useLanguage, useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import menuStyles from '../ui/menu.module.css'
import { messages } from './messages.ts'
import { SavedWord } from './SavedWord.tsx'
import { SpeakerStyleMenu } from './SpeakerStyleMenu.tsx'
import styles from './summary.module.css'

type Props = {
  readonly connection: MeetingConnection
  readonly speakerStyle: SpeakerStyle
  readonly openPoints: number
  readonly isLocked: boolean
  readonly onSpeakerStyle: (style: SpeakerStyle) => void
  readonly onFinalise: () => void
}

/** What most people want stands in the open; the rest is in the menu. */
const FIRST = ['docx', 'txt']
const first = FORMATS.filter(format => format.of === 'summary' && FIRST.includes(format.id))
const others = FORMATS.filter(format => !first.includes(format))

/** Saved or not, the document's files, how speakers are named, and the last step. */
export function ExportBar({ connection, isLocked, ...props }: Props) {
  const text = useMessages(messages)
  const language = useLanguage()
  const { meetingId } = connection
  return (
    <section className={styles.bar} aria-label={text.exportAs}>
      <SavedWord connection={connection} />
      <span>{text.exportAs}</span>
      <span className={styles.buttons}>
        {first.map(format => (
          <a key={format.id} className={buttonClass({})} href={addressOf(format, meetingId)} download="">
            {format.id === 'docx' && <Icon name="file" />}
            {format.label[language]}
          </a>
        ))}
        <MenuTrigger>
          <Button>
            {text.other}
            <Icon name="chevronDown" size={14} />
          </Button>
          <Popover className={menuStyles.popover ?? ''} placement="top start">
            <Menu className={menuStyles.menu ?? ''} aria-label={text.other}>
              {others.map(format => (
                <MenuItem
                  key={`${format.of}.${format.id}`}
                  className={menuStyles.item ?? ''}
                  href={addressOf(format, meetingId)}
                  download=""
                >
                  {format.label[language]}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </span>
      <SpeakerStyleMenu value={props.speakerStyle} isLocked={isLocked} onChange={props.onSpeakerStyle} />
      <span className={styles.end}>{isLocked ? text.final : text.openCount(props.openPoints)}</span>
      {!isLocked && (
        <Button look="primary" onPress={props.onFinalise}>
          {text.finalise}
        </Button>
      )}
    </section>
  )
}

function addressOf(format: Format, meeting: string): string {
  return `/api/meetings/${encodeURIComponent(meeting)}/${format.of}.${format.id}`
}
