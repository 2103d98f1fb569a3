import { memo, useRef, useState } from 'react'
import type { ProjectorState } from '../../../shared/meeting/read-projector.ts'
import type { ThemeMark } from '../../../shared/outline/outline.ts'
import { useMessages } from '../../i18n/language.ts'
import type { RoomPages } from '../../projector/room-pages.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { lazyPart } from '../../ui/LazyPart.tsx'
import type { StreamEditor } from '../editor/stream-editor.ts'
import type { Screens } from '../use-screens.ts'
import { ChoiceMenu } from './ChoiceMenu.tsx'
import styles from './panes.module.css'
import { projectorMessages } from './projector-messages.ts'
import type { Steer } from './steer.ts'
import { useDeskOpen } from './use-desk-open.ts'

const ProjectorDesk = lazyPart(
  async () => (await import('./ProjectorDesk.tsx')).ProjectorDesk,
  <div className={styles.deskLoading} />,
)
const SCALES = ['1', '1.15', '1.3'] as const

type Props = {
  readonly meeting: string
  readonly projector: ProjectorState
  readonly themes: readonly ThemeMark[]
  readonly itemName: string
  /** While the connection is lost, what the projector shows is not known. */
  readonly isKnown: boolean
  readonly screens: Screens | null
  readonly editor: StreamEditor | null
  /** Null where the server would refuse it: by a view link, and in a final meeting. */
  readonly steer: Steer | null
}

/** What the room sees, and how to steer it. Not drawn anew while somebody types: it shows none of that. */
export const ProjectorStrip = memo(function ProjectorStrip(props: Props) {
  const { meeting, projector, isKnown, screens, editor, steer } = props
  const text = useMessages(projectorMessages)
  const [isOpen, toggle] = useDeskOpen()
  const [pages, setPages] = useState<RoomPages | null>(null)
  const region = useRef<HTMLElement>(null)
  const shownPages = isOpen && isKnown && !projector.blank ? pages : null
  return (
    <section
      className={styles.projector}
      data-region="projector"
      tabIndex={-1}
      aria-label={text.region}
      ref={region}
    >
      <div className={styles.now}>
        <Icon name="screen" />
        <p className={styles.nowText}>{isKnown ? <Now {...props} pages={shownPages} /> : text.unknown}</p>
        <Button
          small
          look="quiet"
          icon={isOpen ? 'chevronDown' : 'chevronUp'}
          aria-label={text.desk}
          aria-expanded={isOpen}
          onPress={() => {
            setPages(null)
            toggle()
          }}
        />
      </div>
      {isOpen && (
        <ProjectorDesk
          meeting={meeting}
          screens={screens}
          release={projector.confirmedOnly ? 'confirmed' : projector.release}
          turnSeconds={projector.turnSeconds}
          editor={editor}
          steer={steer}
          pages={shownPages}
          onPages={setPages}
          region={region}
        />
      )}
      {steer !== null && <Controls {...props} steer={steer} />}
    </section>
  )
})

type ControlsProps = Pick<Props, 'projector' | 'themes'> & { readonly steer: Steer }

function Controls({ projector, themes, steer }: ControlsProps) {
  const text = useMessages(projectorMessages)
  const focuses = [
    { id: 'current', label: text.focusCurrent },
    { id: 'all', label: text.everything },
    ...themes.map(({ id, number, label }) => ({ id, label: `${number}　${label}` })),
  ]
  return (
    <div className={styles.controls}>
      <ChoiceMenu
        icon="focus"
        label={text.focus}
        choices={focuses}
        chosen={projector.focus}
        onChoose={steer.focus}
      />
      <ChoiceMenu
        icon="letters"
        label={text.letters}
        choices={SCALES.map(id => ({ id, label: text.scales[id] }))}
        chosen={String(projector.scale)}
        onChoose={scale => steer.set({ scale: Number(scale) })}
      />
      <Button
        small
        icon="pause"
        aria-pressed={projector.paused}
        onPress={() => steer.set({ paused: !projector.paused })}
      >
        {text.pause}
      </Button>
      <Button
        small
        icon="hide"
        aria-pressed={projector.blank}
        onPress={() => steer.set({ blank: !projector.blank })}
      >
        {text.hide}
      </Button>
    </div>
  )
}

type NowProps = Pick<Props, 'projector' | 'themes' | 'itemName'> & { readonly pages: RoomPages | null }

function Now({ projector, themes, itemName, pages }: NowProps) {
  const text = useMessages(projectorMessages)
  const theme = themes.find(each => each.id === projector.focus)
  const items = projector.focus === 'all' || itemName === '' ? text.everything : itemName
  return (
    <>
      <b>{projector.blank ? text.blank : projector.paused ? text.paused : text.on}</b>
      <span className={styles.shown}>
        {`　${items}　${theme ? theme.label : text.allThemes}`}
        {pages !== null && pages.anchors.length > 0 && `　${pages.page + 1}/${pages.anchors.length}`}
      </span>
    </>
  )
}
