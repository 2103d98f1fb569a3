import { useMessages } from '../../i18n/language.ts'
import { words } from '../../i18n/words.ts'
import { KIND_READINGS } from '../commands/command-words.ts'
import { pickerMessages } from './picker-messages.ts'
import type { PickerWords } from './picker-options.ts'

/** What the choices of pickers are called, in the language of the page. */
export function usePickerWords(): PickerWords {
  const { kinds, noTheme } = useMessages(words)
  const { countOf, newTheme, newSpeaker, noSpeaker } = useMessages(pickerMessages)
  return { kinds, kindReadings: KIND_READINGS, noTheme, noSpeaker, countOf, newTheme, newSpeaker }
}
