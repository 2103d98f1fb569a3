import fc from 'fast-check'
import {
  LAYOUT_CHOICES,
  LAYOUT_MEASURES,
  type Layout,
  layoutFrom,
  SECTION_KEYS,
} from '../../shared/meeting/layout.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { buildMeeting } from './build-meeting.ts'

/** Labels that real bodies print, none of them another section's. */
const LABELS = {
  when: ['', '開催日時', '会議の日時', 'とき'],
  mode: ['', '開催形式', '実施方法'],
  venue: ['', '場所', '開催場所', '会場'],
  organiser: ['', '主催者'],
  open: ['', '公開・非公開の別', '会議の公開'],
  attendees: ['', '出席委員', '出席者等', '委員の出席状況'],
  observers: ['', '傍聴者数', '傍聴人'],
  agenda: ['', '会議次第', '議事日程', '次第'],
  papers: ['', '配布資料', '会議資料'],
  proceedings: ['', '議事の概要', '会議の経過', '審議内容'],
  next: ['', '次回開催予定', '今後の予定'],
  contact: ['', '連絡先', '担当課'],
} as const

const choices = Object.fromEntries(
  Object.entries(LAYOUT_CHOICES).map(([name, values]) => [name, fc.constantFrom(...values)]),
)
const measures = Object.fromEntries(
  Object.entries(LAYOUT_MEASURES).map(([name, { min, max, unit }]) => [
    name,
    unit === 'mm'
      ? fc.integer({ min: 10, max: 60 }).map(tenths => tenths / 2 + 5)
      : fc.integer({ min: min * 2, max: Math.min(max, 30) * 2 }).map(halves => halves / 2),
  ]),
)
const labels = Object.fromEntries(
  Object.entries(LABELS).map(([key, words]) => [`label.${key}`, fc.constantFrom(...words)]),
)

/** Any layout, its words among those that real bodies use. */
export const anyLayout: fc.Arbitrary<Layout> = fc
  .record({
    ...choices,
    ...measures,
    ...labels,
    itemWord: fc.constantFrom('議事', '議題', '案件', '協議事項', '議決事項'),
    remarkMark: fc.constantFrom('○', '・', '●', '◆', '■', '•'),
    order: fc
      .shuffledSubarray(
        SECTION_KEYS.filter(key => key !== 'proceedings'),
        { minLength: SECTION_KEYS.length - 1 },
      )
      .map(keys => [...keys, 'proceedings'].join(' ')),
  })
  .map(layoutFrom)

/** A meeting that fills every section, has numbers of two digits, and commas of both kinds. */
export function fullMeeting(layout: Layout): Meeting {
  const meeting = buildMeeting({
    facts: {
      title: '令和７年度　第３回総合計画審議会　開催概要',
      startsAt: '2025-11-25T13:30+09:00',
      endsAt: '2025-11-25T15:00+09:00',
      mode: 'hybrid',
      venue: '市役所　第１会議室',
      organiser: '見本市',
      open: 'open',
      observers: '３名',
      papers: '資料１　素案、概要版\n資料２　日程',
      nextMeeting: '令和８年１月２０日（火）',
      contact: '総務課',
      speakerStyle: 'role',
    },
    agenda: Object.fromEntries(
      ['計画の素案について', '施策の体系について', '今後の進め方について'].map((title, index) => [
        `a${index + 1}`,
        { title },
      ]),
    ),
    themes: { t1: { label: '産業' }, t2: { label: '暮らし' } },
    attendees: {
      p1: { name: '山田　太郎', role: '会長', affiliation: '見本大学' },
      p2: { name: '佐藤　花子', role: '委員', affiliation: '商工会議所' },
      p3: { name: '鈴木　次郎', role: '事務局' },
    },
    entries: {
      e1: { text: '事務局から資料１に基づき説明', agenda: 'a1', kind: 'report' },
      e2: { text: '暮らしの視点が弱い、と感じる。', agenda: 'a1', theme: 't2', speaker: 'p1' },
      e3: { text: '産業の担い手が足りない，と考える。', agenda: 'a1', theme: 't1', speaker: 'p2' },
      e4: { text: '次回までに案を示す。', kind: 'answer', agenda: 'a1', theme: 't1', speaker: 'p3' },
      e5: { text: '事務局から資料２に基づき説明', agenda: 'a2', kind: 'report' },
      e6: { text: '体系はこれでよい。', agenda: 'a2', theme: 't1', speaker: 'p2' },
      e7: { text: '地域の言葉で書くべき。', agenda: 'a2', theme: 't2', speaker: 'p2' },
      e8: { text: '事務局から今後の予定を説明', agenda: 'a3', kind: 'report' },
      e9: { text: '早めに示してほしい。', agenda: 'a3', theme: 't2', speaker: 'p1' },
    },
  })
  return { ...meeting, layout }
}
