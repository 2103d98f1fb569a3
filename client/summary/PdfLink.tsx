import { type MouseEvent, useState } from 'react'
import { PDF_HEADERS } from '../../shared/api.ts'
import { type Messages, useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { saveFile } from './save-file.ts'

type Props = { readonly href: string; readonly label: string }

const messages: Messages<{
  readonly title: string
  readonly missing: (characters: string) => string
  readonly failed: string
  readonly close: string
}> = {
  ja: {
    title: 'PDFについて',
    missing: characters =>
      `「${characters}」を表せる書体がないため、PDF/UA・PDF/Aの条件を満たさないタグ付きPDFとして保存しました。この文字を書き換えると、条件を満たすPDFになります。`,
    failed: 'PDFを作成できませんでした。少し待ってから、もう一度お試しください。',
    close: '閉じる',
  },
  en: {
    title: 'About the PDF',
    missing: characters =>
      `No typeface here can show “${characters}”, so the file was saved as a tagged PDF that does not conform to PDF/UA or PDF/A. It will once these characters are replaced.`,
    failed: 'The PDF could not be made. Wait a little and try again.',
    close: 'Close',
  },
}

/** Downloads the PDF, and says so when it could not keep to the standard asked for. */
export function PdfLink({ href, label }: Props) {
  const text = useMessages(messages)
  const [notice, setNotice] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const download = async () => {
    setPending(true)
    const answer = await saveFile(href).catch(() => null)
    setPending(false)
    const missing = decodeURIComponent(answer?.headers.get(PDF_HEADERS.missing) ?? '')
    if (answer === null) setNotice(text.failed)
    else if (missing !== '') setNotice(text.missing(missing))
  }
  const start = (event: MouseEvent) => {
    event.preventDefault()
    if (!isPending) void download()
  }
  return (
    <>
      <a className={buttonClass({})} href={href} download="" aria-busy={isPending} onClick={start}>
        {label}
      </a>
      {notice !== null && (
        <Dialog isOpen title={text.title} onClose={() => setNotice(null)}>
          <p>{notice}</p>
          <DialogActions>
            <Button look="primary" autoFocus onPress={() => setNotice(null)}>
              {text.close}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  )
}
