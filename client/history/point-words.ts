import type { Actor, HistoryPoint } from '../../shared/history.ts'
import type { Language } from '../i18n/language.ts'
import type { words } from '../i18n/words.ts'
import { clockMinute } from '../ui/clock-time.ts'
import type { historyMessages } from './history-messages.ts'

type Texts = {
  readonly text: (typeof historyMessages)['ja']
} & Pick<(typeof words)['ja'], 'phases' | 'agendaItem'>

/** How a moment is called: what happened, and in smaller letters who did it and why. */
export function pointWords(
  point: HistoryPoint,
  points: readonly HistoryPoint[],
  { text, phases, agendaItem }: Texts,
): { readonly title: string; readonly details: readonly string[] } {
  switch (point.kind) {
    case 'now':
      return { title: text.now, details: [] }
    case 'hour':
      return { title: text.hour, details: [] }
    case 'agenda':
      return { title: text.onTo(agendaItem(point.number)), details: [nameOf(point.by, text)] }
    case 'named':
      return { title: text.named(point.name), details: [text.namedBy(nameOf(point.by, text))] }
    case 'before-restoring':
      return { title: text.beforeRestoring, details: [nameOf(point.by, text)] }
    case 'purged':
      return { title: text.purged(point.moments + point.versions), details: [nameOf(point.by, text)] }
    case 'restored': {
      const target = points.find(({ id }) => id === point.to)
      return {
        title: text.restored(target ? clockMinute(target.at) : point.to),
        details: [nameOf(point.by, text)],
      }
    }
    case 'phase': {
      const { version, reason, by } = point
      const kept =
        version === null ? [] : [version.kind === 'final' ? text.edition(version.number) : text.captured]
      return {
        title: `${phases[point.from]} → ${phases[point.to]}`,
        details: [...kept, nameOf(by, text), ...(reason === '' ? [] : [text.reason(reason)])],
      }
    }
  }
}

/** The edition that a moment is, null for any other moment. */
export function editionOf(point: HistoryPoint): number | null {
  return point.kind === 'phase' && point.version?.kind === 'final' ? point.version.number : null
}

const DAYS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  ja: new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    era: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }),
}

/** The day of an instant on this computer's calendar. */
export function dayOf(at: string, language: Language): string {
  return DAYS[language].format(new Date(at)).replace('(', '（').replace(')', '）')
}

function nameOf({ name, role }: Actor, text: Texts['text']): string {
  return name === '' ? text.roles[role] : name
}
