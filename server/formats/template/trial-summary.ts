import { meetingOfFile } from '../../../shared/import/meeting-of-file.ts'
import type { FileEntry } from '../../../shared/meeting/fill-meeting.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { type Summary, summaryOf } from '../../../shared/summary/summary.ts'

/** A summary with something in every section, to fill a template with before it is kept. */
export function trialSummary(): Summary {
  return summaryOf(trialMeeting(), { edition: 1, date: '2021-06-10' })
}

/** The meeting of it. */
export function trialMeeting(): Meeting {
  return meetingOfFile({
    facts: {
      title: '会議',
      startsAt: '2021-05-27T10:00+09:00',
      endsAt: '2021-05-27T12:00+09:00',
      mode: 'hybrid',
      venue: '会議室',
      organiser: '主催者',
      open: 'open',
      observers: '１名',
      papers: '資料１',
      nextMeeting: '未定',
      contact: '総務課',
      speakerStyle: 'role',
    },
    currentAgenda: '',
    agenda: [{ ref: '1', values: { title: '議題', presenter: '総務課' } }],
    themes: [{ ref: '1', values: { label: 'テーマ' } }],
    attendees: [{ ref: '1', values: { name: '氏名', role: '委員' } }],
    entries: [
      entry({ ref: '1', kind: 'report', text: '説明' }),
      entry({ ref: '2', theme: '1', text: '意見' }),
    ],
  })
}

function entry(said: Partial<FileEntry> & Pick<FileEntry, 'ref' | 'text'>): FileEntry {
  return {
    kind: 'opinion',
    status: 'confirmed',
    theme: '',
    agenda: '1',
    speaker: '1',
    recorder: '',
    at: '',
    rank: '',
    mergedInto: '',
    replyTo: '',
    due: '',
    extra: {},
    ...said,
  }
}
