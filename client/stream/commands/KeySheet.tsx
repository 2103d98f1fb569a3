import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { Keys } from '../../ui/Keys.tsx'
import { keySheetMessages } from './key-sheet.ts'
import styles from './palette.module.css'

/** The list of keys. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const text = useMessages(keySheetMessages)
  return (
    <Dialog isOpen wide title={text.title} onClose={onClose}>
      <div className={styles.sheet}>
        {text.sections.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(({ keys, does }) => (
                <div className={styles.keyLine} key={does}>
                  <dt>
                    {keys.map(names => (
                      <span className={styles.together} key={names.join()}>
                        <Keys names={names} />
                      </span>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p>{text.composing}</p>
      <DialogActions>
        <Button onPress={onClose}>{text.close}</Button>
      </DialogActions>
    </Dialog>
  )
}
