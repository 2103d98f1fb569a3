import type { Outline, OutlineGroup, OutlineItem } from './outline.ts'

/** The part of an outline that the lead has chosen to show. */
export type OnShow = {
  /** The one agenda item that is shown; null when it is all of them. */
  readonly item: OutlineItem | null
  /** The one theme that is shown, or null. */
  readonly theme: string | null
}

/**
 * What is shown of an outline. 'current' without a current agenda item shows all of them; a theme shows its entries in
 * the current item, and one that is gone counts as 'current'.
 */
export function onShow({ agenda, currentAgenda, themes }: Outline, focus: string): OnShow {
  const current = agenda.find(item => item.id !== null && item.id === currentAgenda) ?? null
  const theme = themes.find(({ id }) => id === focus)?.id ?? null
  return { item: focus === 'all' ? null : current, theme }
}

/** Changes when something else is chosen to be shown. */
export function subjectOf(outline: Outline, focus: string): string {
  const { item, theme } = onShow(outline, focus)
  return JSON.stringify([item?.id ?? null, theme])
}

/** True for a group of an item that is on show. */
export function isOnShow({ item, theme }: OnShow, of: OutlineItem, group: OutlineGroup): boolean {
  return (item === null || item.id === of.id) && (theme === null || group.theme?.id === theme)
}
