import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObservable, useObserved } from '../sync/use-observable.ts'
import { colleaguesOf } from './people.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'

/** 「記録係Bが入力しています」: its place is kept free, so that nothing moves when it comes and goes. */
export function TypingLine({ connection }: { readonly connection: MeetingConnection }) {
  const text = useMessages(streamMessages)
  const isOffline = useObserved(connection.save, ({ kind }) => kind === 'offline')
  const colleagues = useObservable(colleaguesOf(connection.awareness))
  const names = colleagues.filter(({ typing }) => typing).map(({ user }) => user.name)
  return <div className={styles.endpad}>{isOffline ? '' : text.typing([...new Set(names)])}</div>
}
