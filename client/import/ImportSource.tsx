import { useState } from 'react'
import { TextField as AriaTextField, FileTrigger, Label, Text, TextArea } from 'react-aria-components'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import noticeStyles from '../ui/error-notice.module.css'
import fieldStyles from '../ui/field.module.css'
import { Icon } from '../ui/Icon.tsx'
import { TriggerButton } from '../ui/TriggerButton.tsx'
import styles from './import.module.css'
import { importMessages } from './import-messages.ts'
import type { Import } from './use-import.ts'

type Props = { readonly reading: Import; readonly onCancel: () => void }

/** Where the document comes from: a file, or pasted. Nothing is made yet. */
export function ImportSource({ reading, onCancel }: Props) {
  const text = useMessages(importMessages)
  const [pasted, setPasted] = useState('')
  const { task, refused } = reading
  return (
    <>
      <div className={styles.file}>
        <FileTrigger
          acceptedFileTypes={['.docx', '.pdf', '.txt', '.md', '.json']}
          onSelect={files => {
            const file = files?.[0]
            if (file) void reading.readFile(file)
          }}
        >
          <TriggerButton autoFocus isPending={task.isPending}>
            {text.chooseFile}
          </TriggerButton>
        </FileTrigger>
        <span>{text.fileKinds}</span>
      </div>
      <AriaTextField className={fieldStyles.field ?? ''} value={pasted} onChange={setPasted}>
        <Label className={fieldStyles.label ?? ''}>{text.pasted}</Label>
        <TextArea className={fieldStyles.input ?? ''} rows={8} />
        <Text slot="description" className={fieldStyles.support ?? ''}>
          {text.pastedSupport}
        </Text>
      </AriaTextField>
      {task.failure && <ErrorNotice failure={task.failure} />}
      {refused && (
        <div role="alert" className={noticeStyles.notice}>
          <Icon name="warning" />
          <p>{text.refused[refused]}</p>
        </div>
      )}
      <DialogActions>
        <Button look="primary" isDisabled={pasted.trim() === ''} onPress={() => reading.readText(pasted)}>
          {text.read}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {text.cancel}
        </Button>
      </DialogActions>
    </>
  )
}
