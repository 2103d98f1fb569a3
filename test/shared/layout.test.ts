import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { meetingJson } from '../../shared/formats/json.ts'
import { plainText } from '../../shared/formats/plain-text.ts'
import { readMeetingJson } from '../../shared/formats/read-json.ts'
import { setLayout } from '../../shared/meeting/edit-meeting.ts'
import { type LayoutValues, layoutFrom, layoutValues, STANDARD_LAYOUT } from '../../shared/meeting/layout.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { type Stamp, summaryOf } from '../../shared/summary/summary.ts'
import { assembly, OTHER_LAYOUT } from '../support/assembly.ts'
import { squash } from '../support/squash.ts'

const printed = (layout: LayoutValues, stamp?: Stamp) => plainText(summaryOf(assembly(layout), stamp))
const lines = (layout: LayoutValues) => printed(layout).split('\n')

describe('a layout as a table', () => {
  test('holds only what differs from the example, and comes back', () => {
    expect(layoutValues(STANDARD_LAYOUT)).toEqual({})
    expect(layoutValues(layoutFrom(layoutValues(layoutFrom(OTHER_LAYOUT))))).toEqual(
      layoutValues(layoutFrom(OTHER_LAYOUT)),
    )
    expect(layoutValues(layoutFrom(OTHER_LAYOUT))).toMatchObject({ textSize: 11, 'label.when': '開催日時' })
  })

  test('whatever it holds, the layout is whole', () => {
    const nonsense = {
      digits: 'roman',
      marginTop: -4,
      textSize: '11',
      linePitch: Number.NaN,
      itemWord: '  \u0000 ',
      order: 'contact nowhere contact',
      'label.when': 7,
      constructor: 'x',
    }
    expect(layoutFrom(nonsense)).toEqual(STANDARD_LAYOUT)
  })

  test('lives in the document setting by setting, so that two people may change different ones', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()]
    setLayout(one, { digits: 'half' })
    setLayout(two, { textSize: 12 })
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    expect(layoutValues(readMeeting(one).layout)).toEqual({ digits: 'half', textSize: 12 })
    setLayout(one, {})
    expect(readMeeting(one).layout).toEqual(STANDARD_LAYOUT)
  })

  test('travels with the JSON of the meeting', () => {
    const read = readMeetingJson(meetingJson(assembly(OTHER_LAYOUT)))
    expect(read.kind === 'meeting' && read.file.layout).toEqual(layoutValues(layoutFrom(OTHER_LAYOUT)))
  })
})

describe('in the document', () => {
  test.each([
    ['number', '１　日　　時'],
    ['fullDot', '１．日　　時'],
    ['halfDot', '1. 日　　時'],
    ['brackets', '【日　　時】'],
    ['circle', '○日　　時'],
    ['none', '日　　時'],
  ])('a heading marked by %s begins %s', (headingMark, expected) => {
    expect(lines({ headingMark })[2]).toBe(expected)
  })

  test.each([
    ['full', '令和７年７月１日（火）13:30 ～ 15:00', '期限：令和７年８月１０日'],
    ['half', '令和7年7月1日（火）13:30 ～ 15:00', '期限：令和7年8月10日'],
    ['single', '令和７年７月１日（火）13:30 ～ 15:00', '期限：令和７年８月10日'],
  ])('%s digits write dates and numbers alike, and leave what was typed', (digits, when, due) => {
    expect(printed({ digits })).toContain(`　　${when}\n`)
    expect(printed({ digits })).toContain(due)
    expect(printed({ digits })).toContain('市役所　第１会議室')
  })

  test('labels, their order and what an agenda item is called are the body’s own', () => {
    const layout = { 'label.when': '開催日時', order: 'venue when', labelWidth: 'plain', itemWord: '議題' }
    expect(lines(layout).filter(line => /^[１-９]/.test(line))).toEqual([
      '１　実施場所',
      '２　開催日時',
      '３　出席者',
      '４　議題',
      '５　配付資料',
      '６　議事',
    ])
    expect(printed(layout)).toContain('　(1) 議題１　計画の素案について\n')
    expect(printed({ ...layout, itemMark: 'number' })).toContain('　(1) 計画の素案について\n')
    expect(printed({ ...layout, itemMark: 'word' })).toContain('　議題１　計画の素案について\n')
  })

  test('commas are of one kind, but for those between digits', () => {
    expect(printed({ commas: 'comma' })).not.toContain('、')
    expect(printed({ commas: 'comma' })).toContain('<1,000>')
    const mixed = { ...assembly({ commas: 'ten' }), venue: '１，０００人の間，別館' }
    expect(plainText(summaryOf(mixed))).toContain('１，０００人の間、別館')
  })

  test('remarks stand in the order in which they were said, without themes', () => {
    const text = printed({ remarks: 'spoken' })
    expect(text).not.toContain('＜')
    expect(text.indexOf('暮らしの意見')).toBeLessThan(text.indexOf('産業の意見'))
    expect(text.indexOf('産業の意見')).toBeLessThan(text.indexOf('回答する'))
  })

  test.each([
    ['brackets', '　　○（座長）暮らしの意見、一つ目。'],
    ['colon', '　　○座長：暮らしの意見、一つ目。'],
    ['heading', '　　○【座長】\n　　　　暮らしの意見、一つ目。'],
    ['bullet', '　　◎暮らしの意見、一つ目。'],
  ])('a speaker by %s', (speakers, expected) => {
    expect(printed({ speakers })).toContain(`${expected}\n`)
  })

  test('bullets that tell who spoke are explained', () => {
    expect(printed({ speakers: 'bullet' })).toContain('　　（◎は座長、○は委員、●は事務局の発言）\n')
    const unnamed = { ...assembly({ speakers: 'bullet' }), speakerStyle: 'none' as const }
    expect(plainText(summaryOf(unnamed))).not.toMatch(/[◎●]/)
  })

  test('attendees and agenda stand as pages of their own, named in their sections', () => {
    const text = printed({ attendees: 'annex', agenda: 'annex' })
    expect(text).toContain('　　別添「出席者名簿」のとおり\n')
    expect(text).toContain('　　別添「次第」のとおり\n')
    expect(text).toContain(
      '\n別添　出席者名簿\n\n　　区分　氏名　所属　役職　出欠\n　　委員　山田　太郎　北海道大学　座長　教授　\n',
    )
    expect(text).toContain('\n別添　次第\n\n　　(1) 計画の素案について（総務課、資料１、資料２）\n')
  })

  test('a stamp stands under the title', () => {
    expect(printed({}, { edition: 2, date: '2021-06-10' }).split('\n')[1]).toBe(
      '第２版　令和３年６月１０日確定',
    )
  })

  test('the same is said in any layout', () => {
    const words = (layout: LayoutValues) => squash(printed(layout).replace(/[、，]/g, ''))
    for (const entry of ['資料に基づき説明', '暮らしの意見一つ目。', '産業の意見は<1,000>件&"=1+1"。'])
      for (const layout of [{}, OTHER_LAYOUT]) expect(words(layout)).toContain(entry)
    expect(words(OTHER_LAYOUT)).not.toMatch(/内部の覚え|載せない意見/)
  })
})
