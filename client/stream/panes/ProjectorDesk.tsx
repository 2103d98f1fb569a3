import type { RefObject } from 'react'
import { RELEASE_MODES, type ReleaseMode, TURN_SECONDS } from '../../../shared/meeting/read-projector.ts'
import { useMessages } from '../../i18n/language.ts'
import { words } from '../../i18n/words.ts'
import type { RoomPages } from '../../projector/room-pages.ts'
import { useObservable } from '../../sync/use-observable.ts'
import { Button } from '../../ui/Button.tsx'
import type { StreamEditor } from '../editor/stream-editor.ts'
import type { Screens } from '../use-screens.ts'
import { ChoiceMenu } from './ChoiceMenu.tsx'
import { PreviewFrame } from './PreviewFrame.tsx'
import styles from './preview.module.css'
import { projectorMessages } from './projector-messages.ts'
import type { Steer } from './steer.ts'
import { usePagingKeys } from './use-paging-keys.ts'

type Props = {
  readonly meeting: string
  readonly screens: Screens | null
  readonly release: ReleaseMode
  readonly turnSeconds: number
  readonly editor: StreamEditor | null
  /** Null where the server would refuse it. */
  readonly steer: Steer | null
  readonly pages: RoomPages | null
  readonly onPages: (pages: RoomPages) => void
  /** Where the keys of a presenter's clicker turn pages. */
  readonly region: RefObject<HTMLElement | null>
}

/** The opened part of the projector's strip: what the room sees, its pages, and what reaches it when. */
export function ProjectorDesk(props: Props) {
  const { meeting, screens, release, turnSeconds, editor, steer, pages, onPages, region } = props
  const text = useMessages(projectorMessages)
  const { releases } = useMessages(words)
  const turn = (step: 1 | -1) => {
    const count = pages?.anchors.length ?? 0
    if (steer === null || pages === null || count === 0) return
    const page = (pages.page + step + count) % count
    steer.turn(page, pages.anchors[page] ?? '')
    // The next press counts from here, before the preview has turned.
    onPages({ ...pages, page })
  }
  usePagingKeys(region, turn)
  return (
    <>
      <PreviewFrame meeting={meeting} screens={screens} onPages={onPages} />
      {steer !== null && (
        <>
          <div className={styles.row}>
            <Button small onPress={() => turn(-1)}>
              {text.previousPage}
            </Button>
            <Button small onPress={() => turn(1)}>
              {text.nextPage}
            </Button>
            {editor && <HideEntry editor={editor} />}
          </div>
          <div className={styles.row}>
            <ChoiceMenu
              icon="eye"
              label={text.release(releases[release])}
              choices={RELEASE_MODES.map(id => ({ id, label: releases[id] }))}
              chosen={release}
              onChoose={id => steer.set(releasePatch(id))}
            />
          </div>
          <div className={styles.row}>
            <ChoiceMenu
              icon="clock"
              label={text.pace(turnSeconds)}
              choices={PACES.map(id => ({ id, label: text.pace(Number(id)) }))}
              chosen={`${turnSeconds}`}
              onChoose={id => steer.pace(Number(id), pages?.page ?? 0, pages?.anchors[pages.page] ?? '')}
            />
          </div>
        </>
      )}
    </>
  )
}

const PACES = [...TURN_SECONDS].sort((a, b) => a - b).map(String)

function releasePatch(id: string) {
  const release = RELEASE_MODES.find(mode => mode === id) ?? 'rest'
  return { release, confirmedOnly: release === 'confirmed' }
}

/** Hides the entry in which the caret stands. */
function HideEntry({ editor }: { readonly editor: StreamEditor }) {
  const text = useMessages(projectorMessages)
  const current = useObservable(editor.current)
  return (
    <Button
      small
      icon="eyeOff"
      aria-pressed={current?.room === 'hidden'}
      isDisabled={current === null}
      onPress={editor.toggleRoom}
    >
      {text.hideEntry}
    </Button>
  )
}
