import { type Messages, useMessages } from '../i18n/language.ts'

const messages: Messages<{ opening: string }> = {
  ja: { opening: '開いています…' },
  en: { opening: 'Opening…' },
}

/** Says that something is on its way. */
export function Loading() {
  return <p role="status">{useMessages(messages).opening}</p>
}
