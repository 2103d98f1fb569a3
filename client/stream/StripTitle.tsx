import { useState } from 'react'
import type { OutlineItem } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { clockMinute } from '../ui/clock-time.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'
import { findFirstTime } from './stream-view.ts'

/** 議事５　意見交換 資料７ 10:48から */
export function StripTitle({ item, title }: { readonly item: OutlineItem | null; readonly title: string }) {
  const text = useMessages(streamMessages)
  const { agendaItem } = useMessages(words)
  const [firstTime] = useState(findFirstTime)
  const begun = item === null ? '' : clockMinute(firstTime(item))
  if (item === null) return <h2>{title}</h2>
  return (
    <>
      <h2>
        {item.number !== null && agendaItem(item.number)}　{item.title}
      </h2>
      <span className={styles.sub}>
        {item.documents}　{begun && text.since(begun)}
      </span>
    </>
  )
}
