import type { Layout } from '../meeting/layout.ts'
import type { Attendee, Meeting } from '../meeting/read-meeting.ts'
import { isRemark } from '../meeting/remark.ts'
import { shownEntries } from '../outline/fate.ts'
import { speakerLabel } from '../outline/outline.ts'

/** The bullet of a remark by the speaker's part, where the layout tells speakers apart by it. */
const BULLETS = { chair: '◎', member: '○', secretariat: '●' } as const

const CHAIR = /^(委員長|会長|座長|議長|部会長|主査)$/
const SECRETARIAT = /事務局/

/** How a speaker is named in front of the text, '' for one that is not. `byBullet`: the bullet can say it instead. */
export function speakerInFront(speaker: string, style: Layout['speakers'], byBullet: boolean): string {
  if (speaker === '') return ''
  switch (style) {
    case 'colon':
      return `${speaker}：`
    case 'heading':
      return `【${speaker}】\n`
    case 'bullet':
      return byBullet ? '' : `（${speaker}）`
    case 'brackets':
      return `（${speaker}）`
  }
}

/** The bullet in front of a remark. */
export function bulletOf(
  speaker: Attendee | undefined,
  meeting: Pick<Meeting, 'layout' | 'speakerStyle'>,
): string {
  const { layout, speakerStyle } = meeting
  if (layout.speakers !== 'bullet' || speakerStyle === 'none') return layout.remarkMark
  return BULLETS[partOf(speaker)]
}

/** The line that explains the bullets: （◎は座長、○は委員、●は事務局の発言）. None where they say nothing. */
export function bulletLegend(meeting: Meeting): string[] {
  if (meeting.layout.speakers !== 'bullet' || meeting.speakerStyle === 'none') return []
  const attendees = new Map(meeting.attendees.map(attendee => [attendee.id, attendee]))
  const spoke = new Set(
    shownEntries(meeting.entries).flatMap(entry => {
      const speaker = isRemark(entry.kind) ? attendees.get(entry.speaker ?? '') : undefined
      return speaker === undefined ? [] : [speaker]
    }),
  )
  const parts = (['chair', 'member', 'secretariat'] as const).flatMap(part => {
    const labels = new Set(
      [...spoke].filter(speaker => partOf(speaker) === part).map(speaker => speakerLabel(speaker, 'role')),
    )
    labels.delete('')
    return labels.size === 0 ? [] : [`${BULLETS[part]}は${[...labels].join('・')}`]
  })
  return parts.length === 0 ? [] : [`（${parts.join('、')}の発言）`]
}

function partOf(speaker: Attendee | undefined): keyof typeof BULLETS {
  if (speaker === undefined) return 'member'
  if (CHAIR.test(speaker.role)) return 'chair'
  return [speaker.role, speaker.group].some(word => SECRETARIAT.test(word)) ? 'secretariat' : 'member'
}
