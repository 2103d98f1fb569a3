import { mergeThemes } from '../../shared/meeting/arrange.ts'
import { moveItem, setItem } from '../../shared/meeting/edit-meeting.ts'
import type { DeskActions, DeskParts } from './desk-parts.ts'

/** What can be done with a theme. */
export function themeSteps({
  desk,
  view,
  say,
}: DeskParts): Pick<DeskActions, 'renameTheme' | 'moveTheme' | 'mergeTheme'> {
  const step = { act: 'themes', entry: null } as const
  return {
    renameTheme: (id, label) => {
      if (label === '' || view.current.meeting.themes.find(theme => theme.id === id)?.label === label) return
      desk.edit(step, () => setItem(desk.doc, 'themes', id, { label }))
    },
    moveTheme: (id, by) => {
      const { meeting, words, labelOf } = view.current
      const { themes } = meeting
      const position = themes.findIndex(theme => theme.id === id) + by
      if (position < 0 || position >= themes.length) return say(words.atEdge)
      desk.edit(step, () => moveItem(desk.doc, 'themes', id, position))
      say(words.themeMoved(labelOf(id), position + 1, themes.length))
    },
    mergeTheme: (from, into) => {
      const { meeting, words, labelOf } = view.current
      const said = words.themesMerged(labelOf(from), labelOf(into))
      desk.edit(step, () => mergeThemes(desk.doc, meeting, from, into))
      say(said)
    },
  }
}
