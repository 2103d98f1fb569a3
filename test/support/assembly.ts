import type { LayoutValues } from '../../shared/meeting/layout.ts'
import { layoutFrom } from '../../shared/meeting/layout.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { buildMeeting } from './build-meeting.ts'

/** A meeting with something of everything that a summary prints, in this layout. */
export function assembly(layout: LayoutValues = {}): Meeting {
  const meeting = buildMeeting({
    facts: {
      title: '第３回検討会　開催概要',
      startsAt: '2025-07-01T13:30+09:00',
      endsAt: '2025-07-01T15:00+09:00',
      venue: '市役所　第１会議室',
      papers: '資料１　素案、概要版\n資料２　日程',
      speakerStyle: 'role',
    },
    agenda: {
      a1: { title: '計画の素案について', presenter: '総務課', documents: '資料１、資料２' },
      a2: { title: '今後の進め方' },
    },
    themes: { t1: { label: '産業' }, t2: { label: '暮らし' } },
    attendees: {
      p1: { name: '山田　太郎', role: '座長', affiliation: '北海道大学', post: '教授', group: '委員' },
      p2: {
        name: '佐藤　花子',
        role: '委員',
        affiliation: '商工会議所',
        group: '委員',
        attendance: 'online',
      },
      p3: { name: '鈴木　次郎', role: '事務局', affiliation: '総務課', group: '事務局' },
    },
    entries: {
      e1: { text: '資料に基づき説明', agenda: 'a1', kind: 'report', speaker: 'p3' },
      e2: { text: '暮らしの意見、一つ目。\n二行目。', agenda: 'a1', theme: 't2', speaker: 'p1' },
      e3: { text: '産業の意見は <1,000> 件 & "=1+1"。', agenda: 'a1', theme: 't1', speaker: 'p2' },
      e4: { text: '回答する。', kind: 'answer', agenda: 'a1', theme: 't1', speaker: 'p3' },
      e5: { text: '次回までに整理する。', kind: 'action', due: '2025-08-10', agenda: 'a2', speaker: 'p3' },
      e6: { text: '内部の覚え', kind: 'memo', agenda: 'a1' },
      e7: { text: '載せない意見', status: 'omitted', agenda: 'a1', theme: 't1' },
    },
  })
  return { ...meeting, layout: layoutFrom(layout) }
}

/** Every setting as far from the example's as it goes. */
export const OTHER_LAYOUT: LayoutValues = {
  digits: 'half',
  commas: 'comma',
  headingMark: 'brackets',
  labelWidth: 'plain',
  itemMark: 'word',
  itemWord: '議題',
  remarks: 'spoken',
  speakers: 'bullet',
  attendees: 'annex',
  agenda: 'annex',
  'label.when': '開催日時',
  order: 'venue when',
  marginLeft: 30,
  marginRight: 20,
  textSize: 11,
}
