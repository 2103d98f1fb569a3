import type { SpeakerStyle } from '../../shared/meeting/read-meeting.ts'
import type { ReleaseMode } from '../../shared/meeting/read-projector.ts'
import type { Messages } from '../i18n/language.ts'

export type ListStyle = 'attached' | 'listed' | 'custom'
type FactsMessages = {
  readonly title: string
  readonly venue: string
  readonly organiser: string
  readonly listStyle: string
  readonly listStyles: Readonly<Record<ListStyle, string>>
  readonly listSupport: Readonly<Record<ListStyle, string>>
  readonly speaker: string
  readonly speakers: Readonly<Record<SpeakerStyle, string>>
  readonly speakerSupport: Readonly<Record<SpeakerStyle, string>>
  readonly release: string
  readonly releaseSupport: Readonly<Record<ReleaseMode, string>>
}

/** The words of the meeting's facts. */
export const factsMessages: Messages<FactsMessages> = {
  ja: {
    title: '会議名',
    venue: '実施場所',
    organiser: '主催・事務局',
    listStyle: '出席者・議題の載せ方',
    listStyles: { attached: '別添のとおり', listed: '一覧を載せる', custom: '個別の文言' },
    listSupport: {
      attached: '「別添「出席者名簿」のとおり」と記します。',
      listed: '出席者と議題を開催概要の中に並べます。',
      custom: '下の欄の文言をそのまま載せます。',
    },
    speaker: '発言者名',
    speakers: { none: '載せない', role: '役職で載せる', name: '氏名で載せる' },
    speakerSupport: {
      none: '開催概要にも投影にも、誰の発言かを出しません。',
      role: '「委員」「座長」のように出します。',
      name: '氏名を開催概要と投影に出します。',
    },
    release: '投影に映すとき',
    releaseSupport: {
      rest: '行を離れるか、2秒打たずにいると映ります。',
      live: '打っている途中の文字も映ります。',
      confirmed: '開催概要の画面で確認した記録だけが映ります。',
    },
  },
  en: {
    title: 'Title',
    venue: 'Venue',
    organiser: 'Organiser',
    listStyle: 'Attendees and agenda in the summary',
    listStyles: { attached: 'As attached', listed: 'Listed', custom: 'In their own words' },
    listSupport: {
      attached: 'The summary refers to attached lists.',
      listed: 'The summary contains both lists.',
      custom: 'The words in the fields below are printed.',
    },
    speaker: 'Speakers',
    speakers: { none: 'Not named', role: 'By role', name: 'By name' },
    speakerSupport: {
      none: 'Neither the summary nor the projector says who spoke.',
      role: 'Named as “member”, “chair”.',
      name: 'Names stand in the summary and on the projector.',
    },
    release: 'Shown on the projector',
    releaseSupport: {
      rest: 'When its recorder leaves it, or nobody types for 2 seconds.',
      live: 'Every letter shows as it is typed.',
      confirmed: 'Only entries that were confirmed on the summary page.',
    },
  },
}
