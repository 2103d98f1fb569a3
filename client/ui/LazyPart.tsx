import { Component, type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { type Messages, useMessages } from '../i18n/language.ts'
import styles from './lazy-part.module.css'

type Words = { readonly failed: string; readonly retry: string; readonly close: string }
const messages: Messages<Words> = {
  ja: {
    failed:
      '表示できません。ネットワークを確かめてください。続くときは、保存を確かめて再読み込みしてください。',
    retry: 'もう一度',
    close: '閉じる',
  },
  en: {
    failed:
      'This cannot be shown. Check the network. If that does not help, reload once everything is saved.',
    retry: 'Try again',
    close: 'Close',
  },
}

/** `fetch` gets its code before it is shown: then it is there at once. */
export type LazyPart<Props> = ComponentType<Props> & { readonly fetch: () => Promise<void> }

/**
 * A part of a page whose code comes when it is shown. What is around it outlives its failure (no network, a file of a build
 * that is gone): it says so in its place, and is loaded anew on demand and whenever it is shown again. For a dialog,
 * `closing` names what closes it; its failure stands over the page.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null,
  closing?: (props: Props) => () => void,
): LazyPart<Props> {
  const fetched = () => lazy(async () => ({ default: await load() }))
  let known: ComponentType<Props> = fetched()
  return class extends Component<Props, { readonly isFailed: boolean }> {
    static readonly fetch = async () => {
      known = await load()
    }
    override state = { isFailed: false }
    part = known
    static getDerivedStateFromError = () => ({ isFailed: true })
    override componentDidCatch() {
      this.part = known = fetched()
    }
    override render() {
      if (this.state.isFailed)
        return <Failed onRetry={() => this.setState({ isFailed: false })} onClose={closing?.(this.props)} />
      const Part = this.part
      return (
        <Suspense fallback={waiting}>
          <Part {...this.props} />
        </Suspense>
      )
    }
  }
}

type FailedProps = { readonly onRetry: () => void; readonly onClose: (() => void) | undefined }

function Failed({ onRetry, onClose }: FailedProps) {
  const { failed, retry, close } = useMessages(messages)
  return (
    <div role="alert" className={styles.failed} data-floats={onClose !== undefined || undefined}>
      <p>{failed}</p>
      <button type="button" onClick={onRetry}>
        {retry}
      </button>
      {onClose && (
        <button type="button" onClick={onClose}>
          {close}
        </button>
      )}
    </div>
  )
}
