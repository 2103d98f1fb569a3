import { useCallback, useEffect, useState } from 'react'
import { type KeptTemplates, TEMPLATE_HEADERS } from '../../../shared/api.ts'
import {
  deleteTemplate,
  type Failure,
  fetchTemplates,
  templateFilePath,
  templateSamplePath,
} from '../../api.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useTask } from '../../ui/use-task.ts'
import { saveFile } from '../save-file.ts'
import { TemplateUpload } from './TemplateUpload.tsx'
import styles from './template.module.css'
import { templateMessages } from './template-messages.ts'

type Props = { readonly meeting: string; readonly onClose: () => void }
type Template = KeptTemplates['templates'][number]

/** The Word templates that this meeting may take: to write into one, keep one, delete one. */
export function TemplateDialog({ meeting, onClose }: Props) {
  const text = useMessages(templateMessages)
  const task = useTask()
  const [kept, setKept] = useState<KeptTemplates | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [leaving, setLeaving] = useState<Template | null>(null)
  const [notices, setNotices] = useState<readonly string[]>([])
  const [isWriting, setWriting] = useState(false)
  const { templates, canKeepForAll } = kept ?? { templates: [], canKeepForAll: false }
  const read = useCallback(async () => {
    const answer = await fetchTemplates(meeting)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setKept(answer.value)
  }, [meeting])
  useEffect(() => void read(), [read])
  const reload = async (notice: readonly string[]) => {
    await read()
    setNotices(notice)
  }
  const write = async ({ name }: Template) => {
    setWriting(true)
    setNotices([])
    const answer = await saveFile(templateFilePath(meeting, name)).catch(() => null)
    setWriting(false)
    const said = (header: string) => decodeURIComponent(answer?.headers.get(header) ?? '')
    const [empty, left] = [said(TEMPLATE_HEADERS.empty), said(TEMPLATE_HEADERS.left)]
    setNotices(
      answer === null
        ? [text.failed]
        : [
            text.written(name),
            ...(left === '' ? [] : [text.left(left)]),
            ...(empty === '' ? [] : [text.empty(empty)]),
          ],
    )
  }
  const remove = async (template: Template) => {
    if ((await task.run(() => deleteTemplate(meeting, template))) === null) return
    setLeaving(null)
    await reload([])
  }
  return (
    <>
      <Dialog isOpen wide title={text.title} onClose={onClose}>
        <div className={styles.body}>
          <p>{text.explanation}</p>
          <p>
            <a href={templateSamplePath(meeting)} download="">
              {text.sample}
            </a>
          </p>
          {failure && <ErrorNotice failure={failure} onRetry={() => void read()} />}
          {kept?.templates.length === 0 && <p>{text.none}</p>}
          {templates.length > 0 && (
            <ul className={styles.list} aria-label={text.list}>
              {templates
                .filter(template => !isOverridden(template, templates))
                .map(template => (
                  <li key={`${template.name} ${template.isForAll}`}>
                    <Button isPending={isWriting} onPress={() => void write(template)}>
                      {text.write(template.name)}
                    </Button>
                    {template.isForAll && <span>{text.forAll}</span>}
                    {(!template.isForAll || canKeepForAll) && (
                      <Button
                        look="quiet"
                        icon="trash"
                        aria-label={text.remove(template.name)}
                        onPress={() => setLeaving(template)}
                      />
                    )}
                  </li>
                ))}
            </ul>
          )}
          <div role="status" className={styles.notices}>
            {notices.map(notice => (
              <p key={notice}>{notice}</p>
            ))}
          </div>
          <TemplateUpload
            meeting={meeting}
            canKeepForAll={canKeepForAll}
            isTaken={(name, isForAll) =>
              templates.some(each => each.name === name && each.isForAll === isForAll)
            }
            onKept={message => void reload([message])}
          />
        </div>
        <DialogActions>
          <Button look="primary" onPress={onClose}>
            {text.close}
          </Button>
        </DialogActions>
      </Dialog>
      {leaving && (
        <ConfirmDialog
          isOpen
          title={text.remove(leaving.name)}
          explanation={text.removeOf(leaving.isForAll)}
          action={text.removeNow}
          isPending={task.isPending}
          failure={task.failure}
          onConfirm={() => void remove(leaving)}
          onCancel={() => {
            task.forget()
            setLeaving(null)
          }}
        />
      )}
    </>
  )
}

/** The server writes into a meeting's own template before one of that name for all. */
function isOverridden({ name, isForAll }: Template, templates: readonly Template[]): boolean {
  return isForAll && templates.some(each => each.name === name && !each.isForAll)
}
