import { type Placed, placedInOrder } from '../meeting/entry-order.ts'
import type { GroupedEntries, OutlineEntry } from './outline.ts'

/** An entry that stands in the outline, and its group there. */
export type Member = Placed & { readonly shown: OutlineEntry | null; group: Group | null }

/** Where a group stands in the outline. */
type GroupPlace = { readonly agenda: string | null; readonly theme: string | null }

type Group = GroupPlace & {
  /** In outline order, as of the last `settle`. */
  members: readonly Member[]
  readonly added: Member[]
  isDisordered: boolean
}

/** The groups of an outline whose entries come, go, move and change: only those touched are put in order anew. */
export class LiveGroups {
  readonly #groups = new Map<string | null, Map<string | null, Group>>()
  readonly #grouped = new Map<string | null, Map<string | null, readonly OutlineEntry[]>>()
  readonly #touched = new Set<Group>()

  /** As of the last `settle`; groups without entries are left out. */
  get grouped(): GroupedEntries {
    return this.#grouped
  }

  /** The member stands here now; moved, if its rank, time or place among the others is another one. */
  put(member: Member, place: GroupPlace, news: { isMoved: boolean; isChanged: boolean }): void {
    const group = this.#groupAt(place)
    if (member.group === group && !news.isMoved && !news.isChanged) return
    if (member.group !== group) {
      this.remove(member)
      member.group = group
      group.added.push(member)
    }
    group.isDisordered ||= news.isMoved
    this.#touched.add(group)
  }

  remove(member: Member): void {
    if (member.group === null) return
    this.#touched.add(member.group)
    member.group = null
  }

  /** Puts the touched groups in order; answers the agenda items that they belong to. */
  settle(): ReadonlySet<string | null> {
    const items = new Set([...this.#touched].map(({ agenda }) => agenda))
    for (const group of this.#touched) this.#settleOne(group)
    this.#touched.clear()
    return items
  }

  /** Who comes or goes may move the others: one without a rank stands behind the last ranked one before it. */
  #settleOne(group: Group): void {
    const kept = group.members.filter(member => member.group === group)
    const isOther = kept.length < group.members.length || group.added.length > 0
    group.members = isOther || group.isDisordered ? placedInOrder([...kept, ...group.added]) : kept
    group.added.length = 0
    group.isDisordered = false
    const { agenda, theme, members } = group
    if (members.length === 0) {
      remove(this.#groups, agenda, theme)
      remove(this.#grouped, agenda, theme)
    } else
      within(this.#grouped, agenda).set(
        theme,
        members.flatMap(({ shown }) => shown ?? []),
      )
  }

  #groupAt({ agenda, theme }: GroupPlace): Group {
    const byTheme = within(this.#groups, agenda)
    const group = byTheme.get(theme) ?? { agenda, theme, members: [], added: [], isDisordered: false }
    byTheme.set(theme, group)
    return group
  }
}

type Nested<T> = Map<string | null, Map<string | null, T>>

function within<T>(map: Nested<T>, agenda: string | null): Map<string | null, T> {
  const inner = map.get(agenda) ?? new Map<string | null, T>()
  map.set(agenda, inner)
  return inner
}

function remove<T>(map: Nested<T>, agenda: string | null, theme: string | null): void {
  const inner = map.get(agenda)
  inner?.delete(theme)
  if (inner?.size === 0) map.delete(agenda)
}
