import type * as Y from 'yjs'
import { LiveEntries, type Standing } from '../meeting/live-entries.ts'
import { type Meeting, type MeetingFrame, readFrame } from '../meeting/read-meeting.ts'
import { watchFrame } from '../meeting/watch-frame.ts'
import { isForAudience, withoutPrivateParts } from './audience.ts'
import { LiveFates } from './live-fates.ts'
import { LiveGroups } from './live-groups.ts'
import { assembleOutline, type Outline, type OutlineFrame, outlineFrame } from './outline.ts'
import { dueAtMs, heldText, type Look, textForFate } from './release.ts'
import { RoomEntry } from './room-entry.ts'

/**
 * The outline of a document as the audience sees it at each look, for work that is that of what changed since the
 * look before. What stayed the same is the same value in both outlines, so that `patchBetween` passes over it.
 *
 *   edits ─► LiveEntries ─► heldText ─► LiveFates ─► isForAudience ─► LiveGroups ─► Outline
 */
export class LiveOutline {
  #source: Source | null = null
  #frames: Frames | null = null
  readonly #entries = new Map<string, RoomEntry>()
  /** Those with a text that is held. */
  readonly #waiting = new Set<RoomEntry>()
  readonly #fates = new LiveFates()
  readonly #groups = new LiveGroups()
  #outline: Outline | null = null
  /** What the outline was assembled with. */
  #assembledIn: Frames | null = null
  #dueAtMs: number | null = null
  #carets: ReadonlySet<string> = new Set()

  /** When the next held text falls due, or null; as of the last look. */
  get dueAtMs(): number | null {
    return this.#dueAtMs
  }

  /** Whether a caret has left an entry since the last look: what was written there need not wait. */
  isLeft(carets: ReadonlySet<string>): boolean {
    return [...this.#carets].some(id => !carets.has(id))
  }

  /** The outline now. Another document than at the look before is the same meeting, read anew. */
  look(doc: Y.Doc, now: Pick<Look, 'ms' | 'carets'>): Outline {
    const touched = new Set<string>()
    const source = this.#sourceOf(doc, touched)
    const frames = this.#framesOf(source, touched)
    for (const id of source.entries.take()) touched.add(id)
    for (const { id } of this.#waiting) touched.add(id)
    const look = { ...now, caretsBefore: this.#carets, isFirst: this.#outline === null }
    this.#carets = now.carets
    for (const id of touched) this.#hold(id, source.entries.get(id), frames, look)
    for (const id of this.#fates.settle()) touched.add(id)
    for (const id of touched) this.#show(id, frames)
    this.#outline = this.#assembled(frames)
    this.#dueAtMs = this.#nextDue(frames, look)
    return this.#outline
  }

  /** The meeting as the audience saw it at the last look. */
  meeting(): Meeting {
    if (this.#frames === null) throw new Error('there was no look yet')
    const shown = [...this.#entries.values()].filter(({ group }) => group !== null)
    const entries = shown.sort((a, b) => a.place - b.place).map(entry => entry.released)
    return withoutPrivateParts({ ...this.#frames.meeting, entries })
  }

  /** Lets go of the document; the next look reads it anew and goes on from what the room saw. */
  detach(): void {
    this.#source?.close()
    this.#source = null
  }

  /** A new source stands for everything: each entry that is known or found is looked at. */
  #sourceOf(doc: Y.Doc, touched: Set<string>): Source {
    if (this.#source?.doc === doc) return this.#source
    this.detach()
    for (const id of this.#entries.keys()) touched.add(id)
    this.#source = openSource(doc, () => this.detach())
    return this.#source
  }

  #framesOf(source: Source, touched: Set<string>): Frames {
    if (this.#frames !== null && !source.isFrameStale) return this.#frames
    source.isFrameStale = false
    const frames = framesOf(source.doc)
    if (frames.decisive !== this.#frames?.decisive) for (const id of this.#entries.keys()) touched.add(id)
    this.#frames = frames
    return frames
  }

  #hold(id: string, standing: Standing | undefined, { meeting }: Frames, look: Look): void {
    if (standing === undefined) {
      this.#drop(id)
      return
    }
    const known = this.#entries.get(id)
    const held = heldText(known?.held, standing.entry, meeting, look)
    const entry = known ?? new RoomEntry(standing, held)
    entry.hold(standing, held)
    this.#entries.set(id, entry)
    if (held.isRested) this.#waiting.delete(entry)
    else this.#waiting.add(entry)
    const { kind, status, mergedInto } = standing.entry
    this.#fates.set({ id, kind, status, mergedInto, text: textForFate(held) })
  }

  #drop(id: string): void {
    const entry = this.#entries.get(id)
    if (entry === undefined) return
    this.#entries.delete(id)
    this.#waiting.delete(entry)
    this.#fates.delete(id)
    this.#groups.remove(entry)
  }

  #show(id: string, { meeting, outline }: Frames): void {
    const entry = this.#entries.get(id)
    if (entry === undefined) return
    const isPublic = isForAudience(entry.written, this.#fates.get(id), meeting.projector)
    entry.show(isPublic, outline, this.#groups)
  }

  #assembled(frames: Frames): Outline {
    const touched = this.#groups.settle()
    const before = frames === this.#assembledIn ? (this.#outline?.agenda ?? []) : []
    const kept = before.filter(item => !touched.has(item.id))
    this.#assembledIn = frames
    return assembleOutline(frames.outline, this.#groups.grouped, new Map(kept.map(item => [item.id, item])))
  }

  #nextDue({ meeting }: Frames, { carets }: Look): number | null {
    let next: number | null = null
    for (const { id, held } of this.#waiting) {
      const due = dueAtMs(held, meeting, carets.has(id))
      if (due !== null && (next === null || due < next)) next = due
    }
    return next
  }
}

type Source = {
  readonly doc: Y.Doc
  readonly entries: LiveEntries
  isFrameStale: boolean
  readonly close: () => void
}

function openSource(doc: Y.Doc, gone: () => void): Source {
  const entries = new LiveEntries(doc)
  const unwatch = watchFrame(doc, () => {
    source.isFrameStale = true
  })
  const close = () => {
    doc.off('destroy', gone)
    entries.close()
    unwatch()
  }
  const source: Source = { doc, entries, isFrameStale: true, close }
  doc.on('destroy', gone)
  return source
}

type Frames = {
  readonly meeting: MeetingFrame
  readonly outline: OutlineFrame
  /** Differs when what is said of the entries may be another thing now. */
  readonly decisive: string
}

function framesOf(doc: Y.Doc): Frames {
  const meeting = withoutPrivateParts({ ...readFrame(doc), entries: [] })
  const outline = outlineFrame(meeting)
  const { release, confirmedOnly } = meeting.projector
  const { agendaIds, themeIds, speakers } = outline
  const isFinal = meeting.phase === 'final'
  const decisive = JSON.stringify([
    isFinal,
    release,
    confirmedOnly,
    [...agendaIds],
    [...themeIds],
    [...speakers],
  ])
  return { meeting, outline, decisive }
}
