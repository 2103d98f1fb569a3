import { useMemo } from 'react'
import { subjectOf } from '../../shared/outline/on-show.ts'
import type { RoomOutline } from '../../shared/outline/round.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { setColourMode } from '../ui/colour-mode.ts'
import { lazyPart } from '../ui/LazyPart.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { usePageTitle } from '../ui/use-page-title.ts'
import { messages } from './messages.ts'
import { type OnPages, OutlineScreen } from './OutlineScreen.tsx'
import type { OutlineFeed } from './outline-source.ts'
import { ScreenControls } from './ScreenControls.tsx'
import { sceneOf } from './scene.ts'
import styles from './screen.module.css'
import { toggleFullScreen } from './use-full-screen.ts'
import { useOutlineFeed } from './use-outline-feed.ts'
import { useProjectorKeys } from './use-projector-keys.ts'
import { usePointerRests, useWakeLock } from './use-room-screen.ts'
import { useSteering } from './use-steering.ts'
import { WaitingScreen } from './WaitingScreen.tsx'

const FinalDocuments = lazyPart(async () => (await import('./FinalDocuments.tsx')).FinalDocuments)

/** The room's screen: the live outline, read from across the room. It receives nothing that may not be shown. */
export function ProjectorPage({ meeting }: { readonly meeting: string }) {
  useWakeLock()
  return <FollowedScreen feed={useOutlineFeed(meeting)} finalDocumentsOf={meeting} />
}

type FollowedProps = {
  readonly feed: OutlineFeed
  readonly onPages?: OnPages
  /** The meeting whose documents are offered once it is final. */
  readonly finalDocumentsOf?: string
}

/** The screen as the feed has it. */
export function FollowedScreen({ feed, onPages, finalDocumentsOf }: FollowedProps) {
  const text = useMessages(messages)
  const pointerRests = usePointerRests()
  if (feed.kind === 'refused')
    return <WaitingScreen title={text.refused} message="" help={text.refusedHelp} />
  if (feed.kind === 'opening' || feed.outline === null)
    return <WaitingScreen title="" message={feed.kind === 'opening' ? text.opening : text.reconnecting} />
  return (
    <div className={styles.room} data-pointer={pointerRests ? 'rests' : 'moves'}>
      <SteeredScreen
        outline={feed.outline}
        aheadMs={feed.aheadMs}
        onPages={onPages}
        lostSinceMs={feed.kind === 'lost' ? feed.sinceMs : null}
      />
      {finalDocumentsOf !== undefined && feed.outline.phase === 'final' && (
        <FinalDocuments meeting={finalDocumentsOf} />
      )}
    </div>
  )
}

type SteeredProps = {
  readonly outline: RoomOutline
  readonly aheadMs: number
  readonly lostSinceMs: number | null
  readonly onPages: OnPages | undefined
}

function SteeredScreen({ outline, aheadMs, lostSinceMs, onPages }: SteeredProps) {
  const text = useMessages(messages)
  const { screens } = useMessages(words)
  const steering = useSteering(outline.projector, outline.themes)
  const scene = useMemo(() => sceneOf(outline, steering.state), [outline, steering.state])
  const keys = {
    onFocus: steering.focusOn,
    onHide: steering.toggleBlank,
    onPause: steering.togglePaused,
    onScale: steering.rescale,
    onReset: steering.reset,
    onFullScreen: toggleFullScreen,
    onMode: toggleMode,
  }
  usePageTitle(`${screens.projector} ${meetingName(outline.title)}`)
  if (scene.kind === 'waiting')
    return (
      <HiddenScreen
        title={outline.title}
        message={scene.reason === 'before' ? text.soon : text.soonAgain}
        keys={keys}
      />
    )
  return (
    <OutlineScreen
      outline={outline}
      aheadMs={aheadMs}
      onPages={onPages}
      scene={scene}
      subject={subjectOf(outline, steering.state.focus)}
      scale={steering.state.scale}
      paused={steering.state.paused}
      lostSinceMs={lostSinceMs}
      keys={keys}
    />
  )
}

type HiddenProps = {
  readonly title: string
  readonly message: string
  readonly keys: Omit<Parameters<typeof useProjectorKeys>[0], 'onTurn'>
}

function HiddenScreen({ title, message, keys }: HiddenProps) {
  useProjectorKeys({ ...keys, onTurn: () => undefined })
  return (
    <WaitingScreen title={title} message={message}>
      <ScreenControls keys={keys} turning={null} />
    </WaitingScreen>
  )
}

function toggleMode(): void {
  setColourMode(document.documentElement.dataset.mode === 'dark' ? 'light' : 'dark')
}
