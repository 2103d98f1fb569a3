import type { LearntLayout, LearntSetting, UnlearntSetting } from '../../shared/import/layout/learn-layout.ts'
import { useMessages } from '../i18n/language.ts'
import { messages as layoutMessages } from '../summary/layout/layout-messages.ts'
import styles from './import.module.css'
import { settingName, settingValue } from './layout-words.ts'
import { learntMessages } from './learnt-messages.ts'

/** What a document shows of its layout, setting by setting with the line that says so, and what it does not show. */
export function LearntSettings({ learnt, unlearnt }: Pick<LearntLayout, 'learnt' | 'unlearnt'>) {
  const text = useMessages(learntMessages)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className={styles.scroll} aria-label={text.list} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.columns.setting}</th>
              <th scope="col">{text.columns.value}</th>
              <th scope="col">{text.columns.evidence}</th>
            </tr>
          </thead>
          <tbody>
            {learnt.map(setting => (
              <LearntRow key={setting.name} setting={setting} />
            ))}
          </tbody>
        </table>
      </section>
      {unlearnt.length > 0 && <Unlearnt settings={unlearnt} />}
    </>
  )
}

function LearntRow({ setting }: { readonly setting: LearntSetting }) {
  const text = useMessages(learntMessages)
  const words = useMessages(layoutMessages)
  const { name, value, line } = setting
  return (
    <tr>
      <th scope="row">{settingName(name, words, text)}</th>
      <td>{settingValue(name, value, words)}</td>
      <td className={styles.evidence}>{line === null ? text.ofSheet : text.line(line.number, line.text)}</td>
    </tr>
  )
}

function Unlearnt({ settings }: { readonly settings: readonly UnlearntSetting[] }) {
  const text = useMessages(learntMessages)
  const words = useMessages(layoutMessages)
  const names = (each: readonly UnlearntSetting[]) => each.map(({ name }) => settingName(name, words, text))
  const unseen = settings.filter(({ line }) => line === null)
  return (
    <div className={styles.unlearnt}>
      <p>{text.unlearnt}</p>
      <ul>
        {settings.map(({ name, line }) =>
          line === null ? null : (
            <li key={name}>
              {settingName(name, words, text)}
              <small>{text.cannot(line.number, line.text)}</small>
            </li>
          ),
        )}
        {unseen.length > 0 && <li>{text.named(names(unseen))}</li>}
      </ul>
    </div>
  )
}
