import type { HistoryPoint } from './history.ts'
import type { LayoutValues } from './meeting/layout.ts'
import type { Phase } from './meeting/read-meeting.ts'
import type { SheetMeasures } from './meeting/sheet-measures.ts'
import type { TemplateFault } from './template-faults.ts'

/** Roles, each holding what the ones after it hold: admin ⊃ edit ⊃ view. */
export const ROLES = ['admin', 'edit', 'view'] as const
export type Role = (typeof ROLES)[number]

/** True when `role` may do what `needed` may. */
export function roleCovers(role: Role | null, needed: Role): boolean {
  return role !== null && ROLES.indexOf(role) <= ROLES.indexOf(needed)
}

/** Longest title or name of anything that stands on one line, in UTF-16 code units. */
export const MAX_LINE = 200

/** Answer of `POST /api/session`: what the token opened. `name` is the display name kept from an earlier visit, or ''. */
export type SessionOpened = {
  readonly role: Role
  readonly meeting: { readonly id: string; readonly title: string } | null
  readonly name: string
}

/** Answer of `GET /api/session`: what this browser may do. */
export type SessionInfo = {
  readonly name: string
  readonly admin: boolean
  readonly meetings: Readonly<Record<string, 'edit' | 'view'>>
}

/** One row of `GET /api/meetings`. `online` counts the recorders connected right now. */
export type MeetingRow = {
  readonly id: string
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly venue: string
  readonly phase: Phase
  readonly entries: number
  readonly currentAgenda: { readonly number: number; readonly title: string } | null
  readonly online: number
  readonly updatedAt: string
}
export type MeetingList = { readonly meetings: readonly MeetingRow[]; readonly next: string | null }

/** Answer of `POST /api/meetings`: the only time that the tokens are shown. */
export type MeetingCreated = {
  readonly id: string
  readonly tokens: { readonly edit: string; readonly view: string }
  readonly links: { readonly edit: string; readonly view: string }
}

/** Answer of `POST /api/meetings/import`: the new meeting, and the lines of which somebody should look at what became. */
export type MeetingImported = MeetingCreated & { readonly unread: readonly UnreadLine[] }
export type UnreadLine = { readonly line: number; readonly text: string; readonly reason: string }

/** Answer of `POST /api/import/text`: a Word or PDF file as text. */
export type FileText = {
  readonly text: string
  /** False when each line is a whole paragraph. */
  readonly isWrapped: boolean
  /** How the file's sheet is set up, as far as it says. */
  readonly sheet: SheetMeasures
}

/** Largest file that can be imported. */
export const MAX_IMPORT_BYTES = 10 * 1024 * 1024

/** Media types of the files that are read on the server. */
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const PDF_TYPE = 'application/pdf'

/** Answer of `GET /api/bin`: meetings that were deleted and can be removed for good. */
export type BinList = {
  readonly meetings: readonly { readonly id: string; readonly title: string; readonly binnedAt: string }[]
}

/** Answer of `POST /api/meetings/:id/purge/preview`: what would go. */
export type PurgePreview = {
  /** Some of the words' own characters still stand in the meeting; they are to be deleted there first. */
  readonly isPresent: boolean
  /** Part of the meeting's log is damaged: it can only be removed as a whole. */
  readonly isDamaged: boolean
  /** How many moments of the history hold what is to vanish, those that its list passes over among them. */
  readonly moments: number
  /** Those that its list shows. */
  readonly points: readonly HistoryPoint[]
  /** The record as captured and final documents that do; they stay unless `versions` is true. */
  readonly versions: readonly HistoryPoint[]
}

/** Answer of `POST /api/meetings/:id/purge`: how much is gone. */
export type PurgeDone = {
  readonly moments: number
  readonly versions: number
  /** Versions that still hold it. */
  readonly versionsLeft: number
  /** False while a backup reads the files: they are cleaned within minutes of its end. */
  readonly isErased: boolean
}

export type TokenReplaced = { readonly token: string; readonly link: string }

/** Answer of `GET /api/meetings/:id/screens`: the room's screens that are connected, by their size in CSS pixels. */
export type ScreenList = {
  readonly screens: readonly { readonly width: number; readonly height: number }[]
}

/** Answer of `GET /api/meetings/:id/layouts`: what the installation keeps under a name. */
export type KeptLayouts = {
  readonly layouts: readonly { readonly name: string; readonly values: LayoutValues }[]
  /** True for the administrator, who alone changes them. */
  readonly canKeep: boolean
}

/** Largest Word template. */
export const MAX_TEMPLATE_BYTES = 2 * 1024 * 1024

/** Answer of `GET /api/meetings/:id/templates`: the Word templates that this meeting may take. */
export type KeptTemplates = {
  readonly templates: readonly {
    readonly name: string
    readonly bytes: number
    /** Every meeting may take it; only the administrator changes it. */
    readonly isForAll: boolean
  }[]
  readonly canKeepForAll: boolean
}
/** Answer of `PUT /api/meetings/:id/templates/:name`: what of a full summary the template has no tag for. */
export type TemplateKept = { readonly left: readonly string[] }
/** Headers of a file made from a template, percent-encoded: tags that printed nothing, and what no tag printed. */
export const TEMPLATE_HEADERS = { empty: 'yoroku-template-empty', left: 'yoroku-template-left' } as const

/** Headers of a PDF: the standard that it conforms to, and, percent-encoded, the characters that forbade the one asked for. */
export const PDF_HEADERS = { standard: 'yoroku-pdf-standard', missing: 'yoroku-pdf-missing' } as const

/** Every error answer of the HTTP interface (RFC 9457, application/problem+json). `code` is stable, for the page to word. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ProblemCode
  /** Of `bad-template`: what is wrong with it, and where. */
  readonly faults?: readonly TemplateFault[]
}
export const PROBLEM_CODES = [
  'bad-request',
  'unauthorised',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'too-many',
  'locked',
  'unavailable',
  'internal',
  'unreadable-file',
  'file-without-text',
  'no-summary',
  'bad-template',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]
