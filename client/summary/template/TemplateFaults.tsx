import type { TemplateFault } from '../../../shared/template-faults.ts'
import { useMessages } from '../../i18n/language.ts'
import noticeStyles from '../../ui/error-notice.module.css'
import { Icon } from '../../ui/Icon.tsx'
import styles from './template.module.css'
import { templateMessages } from './template-messages.ts'

/** Why a template is not taken: each fault with its place, for the person to find it in Word. */
export function TemplateFaults({ faults }: { readonly faults: readonly TemplateFault[] }) {
  const text = useMessages(templateMessages)
  return (
    <div role="alert" className={noticeStyles.notice}>
      <Icon name="warning" />
      <div>
        <p>{text.refused}</p>
        <ul className={styles.faults}>
          {faults.map(fault => (
            <li key={JSON.stringify(fault)}>
              {'tag' in fault ? text.tag[fault.kind](fault.tag) : text.file[fault.kind](fault.what)}
              {'place' in fault && <small>{text.place(fault.place)}</small>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
