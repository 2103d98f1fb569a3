import type { FileEntry, FileItem, MeetingFile } from '../meeting/fill-meeting.ts'

const HEADING = '取り込めなかった行'

/** The file with what found no place in it kept as an internal memo, which no document and no room shows. */
export function withLeft(file: MeetingFile, left: readonly string[]): MeetingFile {
  if (left.length === 0) return file
  const memo: FileEntry = {
    ref: String(file.entries.length + 1),
    kind: 'memo',
    status: 'draft',
    text: [HEADING, ...left].join('\n'),
    theme: '',
    agenda: '',
    speaker: '',
    recorder: '',
    at: '',
    rank: '',
    mergedInto: '',
    replyTo: '',
    due: '',
    extra: {},
  }
  return { ...file, entries: [...file.entries, memo] }
}

/** What the next sitting takes over of a file: not when it was, what was said, decided and laid before it, or who came. */
export function frameOfFile(file: MeetingFile): MeetingFile {
  const {
    startsAt: _start,
    endsAt: _end,
    observers: _seen,
    papers: _papers,
    nextMeeting: _next,
    ...facts
  } = file.facts
  return {
    ...file,
    facts,
    currentAgenda: '',
    agenda: file.agenda.map(item => without(item, ['documents', 'result'])),
    attendees: file.attendees.map(item => without(item, ['attendance'])),
    entries: [],
  }
}

/** The file as JSON that `readMeetingJson` reads. */
export function fileJson({
  facts,
  layout,
  projector,
  currentAgenda,
  entries,
  ...lists
}: MeetingFile): string {
  const items = (list: readonly FileItem[]) => list.map(({ ref, values }) => ({ ...values, id: ref }))
  return JSON.stringify({
    ...facts,
    layout,
    projector,
    currentAgenda,
    agenda: items(lists.agenda),
    themes: items(lists.themes),
    attendees: items(lists.attendees),
    entries: entries.map(({ ref, ...entry }) => ({ ...entry, id: ref })),
  })
}

function without({ ref, values }: FileItem, names: readonly string[]): FileItem {
  return { ref, values: Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))) }
}
