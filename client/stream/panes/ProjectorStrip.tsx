import { memo } from 'react'
import type { ProjectorState } from '../../../shared/meeting/read-meeting.ts'
import type { ThemeMark } from '../../../shared/outline/outline.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ChoiceMenu } from './ChoiceMenu.tsx'
import styles from './panes.module.css'
import { projectorMessages } from './projector-messages.ts'

const SCALES = ['1', '1.15', '1.3'] as const

type Props = {
  readonly projector: ProjectorState
  readonly themes: readonly ThemeMark[]
  readonly itemName: string
  /** While the connection is lost, what the projector shows is not known. */
  readonly isKnown: boolean
  /** False where the server would refuse it: in a final meeting, for everybody but the administrator. */
  readonly canSteer: boolean
  readonly onSteer: (patch: Partial<ProjectorState>) => void
}

/** What the room sees, and four ways to steer it. Not drawn anew while somebody types: it shows none of that. */
export const ProjectorStrip = memo(function ProjectorStrip(props: Props) {
  const { projector, themes, itemName, isKnown, canSteer, onSteer } = props
  const text = useMessages(projectorMessages)
  const focuses = [
    { id: 'current', label: text.focusCurrent },
    { id: 'all', label: text.everything },
    ...themes.map(({ id, number, label }) => ({ id, label: `${number}　${label}` })),
  ]
  return (
    <section className={styles.projector} data-region="projector" tabIndex={-1} aria-label={text.region}>
      <p className={styles.now}>
        <Icon name="screen" />
        {isKnown ? <Now projector={projector} themes={themes} itemName={itemName} /> : text.unknown}
      </p>
      {canSteer && (
        <div className={styles.controls}>
          <ChoiceMenu
            icon="focus"
            label={text.focus}
            choices={focuses}
            chosen={projector.focus}
            onChoose={focus => onSteer({ focus, page: 0 })}
          />
          <ChoiceMenu
            icon="letters"
            label={text.letters}
            choices={SCALES.map(id => ({ id, label: text.scales[id] }))}
            chosen={String(projector.scale)}
            onChoose={scale => onSteer({ scale: Number(scale) })}
          />
          <Button
            small
            icon="pause"
            aria-pressed={projector.paused}
            onPress={() => onSteer({ paused: !projector.paused })}
          >
            {text.pause}
          </Button>
          <Button
            small
            icon="hide"
            aria-pressed={projector.blank}
            onPress={() => onSteer({ blank: !projector.blank })}
          >
            {text.hide}
          </Button>
        </div>
      )}
    </section>
  )
})

function Now({ projector, themes, itemName }: Pick<Props, 'projector' | 'themes' | 'itemName'>) {
  const text = useMessages(projectorMessages)
  const theme = themes.find(each => each.id === projector.focus)
  const items = projector.focus === 'all' || itemName === '' ? text.everything : itemName
  return (
    <>
      <b>{projector.blank ? text.blank : projector.paused ? text.paused : text.on}</b>
      <span className={styles.shown}>
        　{items}　{theme ? theme.label : text.allThemes}
      </span>
    </>
  )
}
