import type { ReactNode } from 'react'
import { type Messages, useMessages } from '../i18n/language.ts'
import { Icon, type IconName } from './Icon.tsx'
import { useSlow } from './use-slow.ts'

const messages: Messages<{ wait: string }> = { ja: { wait: 'お待ちください…' }, en: { wait: 'Please wait…' } }

type Props = {
  readonly children?: ReactNode
  readonly icon?: IconName | undefined
  readonly isPending?: boolean | undefined
}

/** What a button shows: its icon and words, and that its work takes longer than a moment. */
export function ButtonLabel({ children, icon, isPending = false }: Props) {
  const isSlow = useSlow(isPending)
  const { wait } = useMessages(messages)
  return (
    <>
      {icon && <Icon name={icon} />}
      {isSlow ? <span role="status">{wait}</span> : children}
    </>
  )
}
