import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { MAX_LINE, MAX_TEMPLATE_BYTES } from '../../../shared/api.ts'
import { putTemplate } from '../../api.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { TriggerButton } from '../../ui/TriggerButton.tsx'
import { useTask } from '../../ui/use-task.ts'
import { TemplateFaults } from './TemplateFaults.tsx'
import styles from './template.module.css'
import { templateMessages } from './template-messages.ts'

type Props = {
  readonly meeting: string
  readonly canKeepForAll: boolean
  /** Names that a new template would take the place of: of this meeting, or of all. */
  readonly isTaken: (name: string, isForAll: boolean) => boolean
  readonly onKept: (message: string) => void
}

/** A Word file becomes a template under a name, once the server has looked it over. */
export function TemplateUpload({ meeting, canKeepForAll, isTaken, onKept }: Props) {
  const text = useMessages(templateMessages)
  const task = useTask()
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState('')
  const [isForAll, setForAll] = useState(false)
  const id = name.trim()
  const wrong = file === null ? null : wrongWith(file)
  const choose = (chosen: File) => {
    task.forget()
    setFile(chosen)
    if (id === '') setName(chosen.name.replace(/\.[^.]+$/, '').slice(0, MAX_LINE))
  }
  const keep = async () => {
    if (file === null) return
    const answer = await task.run(() => putTemplate(meeting, { name: id, isForAll }, file))
    if (answer === null) return
    const { left } = answer.value
    setFile(null)
    setName('')
    onKept(left.length === 0 ? text.kept(id) : text.keptWithout(id, left.join('、')))
  }
  const { failure } = task
  const faults = failure?.kind === 'problem' ? failure.faults : undefined
  return (
    <fieldset className={styles.upload}>
      <legend>{text.add}</legend>
      <div className={styles.choose}>
        <FileTrigger acceptedFileTypes={['.docx']} onSelect={files => files?.[0] && choose(files[0])}>
          <TriggerButton icon="file">{text.choose}</TriggerButton>
        </FileTrigger>
        {file !== null && <span>{text.chosen(file.name)}</span>}
      </div>
      {wrong !== null && (
        <p role="alert" className={styles.wrong}>
          {text[wrong]}
        </p>
      )}
      {file !== null && wrong === null && (
        <>
          <TextField
            label={text.name}
            value={name}
            onChange={setName}
            maxLength={MAX_LINE}
            support={isTaken(id, isForAll) ? text.replaces : null}
          />
          {canKeepForAll && (
            <label>
              <input type="checkbox" checked={isForAll} onChange={event => setForAll(event.target.checked)} />{' '}
              {text.keepForAll}
            </label>
          )}
          <Button isDisabled={id === ''} isPending={task.isPending} onPress={() => void keep()}>
            {text.keep}
          </Button>
        </>
      )}
      {faults !== undefined && <TemplateFaults faults={faults} />}
      {failure !== null && faults === undefined && <ErrorNotice failure={failure} />}
    </fieldset>
  )
}

function wrongWith(file: File): 'notDocx' | 'tooLarge' | null {
  if (!/\.docx$/i.test(file.name)) return 'notDocx'
  return file.size > MAX_TEMPLATE_BYTES ? 'tooLarge' : null
}
