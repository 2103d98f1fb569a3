import { keysOnPage, layFor } from '../../client/projector/layout.ts'
import {
  keptOf,
  opened,
  rejoined,
  type ToShow,
  type Turner,
  turnedBy,
  turnerAfter,
} from '../../client/projector/page-turner.ts'
import type { SceneGroup } from '../../client/projector/scene.ts'
import type { Round } from '../../shared/outline/round.ts'

/** A theme whose entries are named by letters; `a3` is three lines high. */
export function theme(id: string, entries: string): SceneGroup {
  const mark = { id, number: 1, label: id, hue: 1 }
  const at = '2021-05-27T03:00:00Z'
  const of = entries.split(' ').filter(Boolean)
  return {
    id,
    kind: 'theme',
    mark,
    entries: of.map(each => ({
      id: each.charAt(0),
      kind: 'opinion',
      text: each,
      at,
      status: 'draft',
      speaker: '',
    })),
  }
}

const START = 1_000_000
/** The round's pace. */
export const TURN_MS = 15_000
/** The round as it begins. */
export const begun: Round = {
  page: 0,
  anchor: '',
  begunMs: START,
  turnMs: TURN_MS,
  sinceMs: START,
  byHand: false,
  newest: null,
  stoppedAtMs: null,
}
/** The entries of a screen that was told nothing else: three pages of two columns. */
export const ALPHABET = 'a b c d e f g h i j k l m n o p q r s t'

/** So many columns of five lines; a heading takes one, an entry as many as its digit says, or one. */
function layOf(groups: readonly SceneGroup[], columns: number) {
  const heightOf = (key: string) =>
    key.startsWith('e ') ? Number(/\d/.exec(key.split('\n')[1] ?? '')?.[0] ?? 1) : 1
  return layFor({ groups, shape: 'columns', columns, columnHeight: 5, gap: 0, heightOf })
}

type Told = Partial<Omit<ToShow, 'lay'>> & {
  readonly groups?: readonly SceneGroup[]
  readonly columns?: number
}

/** A screen of the room, at so many milliseconds after the start of its round. */
export class Screen {
  turner: Turner
  #told: Told

  constructor(told: Told = {}, ms = 0, kept: ReturnType<typeof keptOf> | null = null) {
    this.#told = told
    this.turner = opened(this.#toShow(), kept, START + ms)
  }

  tell(told: Told, ms: number): this {
    this.#told = { ...this.#told, ...told }
    this.turner = turnerAfter(this.turner, this.#toShow(), START + ms)
    return this
  }

  /** Entries as they are now, in one theme. */
  write(entries: string, ms: number, round = this.turner.toShow.round): this {
    return this.tell({ groups: [theme('one', entries)], round }, ms)
  }

  turn(step: number, ms: number): this {
    this.turner = turnedBy(this.turner, step, START + ms)
    return this
  }

  rejoin(ms: number): this {
    this.turner = rejoined(this.turner, START + ms)
    return this
  }

  /** As it was left, opened anew. */
  reload(told: Told, ms: number): Screen {
    return new Screen({ ...this.#told, ...told }, ms, keptOf(this.turner))
  }

  /** What stands in the columns of the page that is shown: `ab|cd`. */
  at(ms: number): string {
    this.turner = turnerAfter(this.turner, this.turner.toShow, START + ms)
    const { layout, page } = this.turner.shown
    const column = (at: number) => ({ ...layout, pages: [[layout.pages[page]?.[at] ?? []]] })
    return (layout.pages[page] ?? []).map((_, at) => keysOnPage(column(at), 0).join('')).join('|')
  }

  get turns(): number {
    return this.turner.shown.turns
  }

  #toShow(): ToShow {
    const { groups = [theme('one', ALPHABET)], columns = 2, ...told } = this.#told
    return { metrics: '', subject: 's', round: begun, paused: false, ...told, lay: layOf(groups, columns) }
  }
}

/** The round once an entry has come. */
export const newest = (id: string, ms: number, round = begun): Round => ({
  ...round,
  newest: { id, atMs: START + ms },
})
/** The lead turns to a page. */
export const led = (page: number, ms: number, anchor = ''): Round => ({
  ...begun,
  page,
  anchor,
  begunMs: START + ms,
  turnMs: TURN_MS,
  sinceMs: START + ms,
  byHand: true,
})
/** The lead stops the pages. */
export const stopped = (ms: number, round = begun): Told => ({
  round: { ...round, stoppedAtMs: START + ms },
  paused: true,
})
