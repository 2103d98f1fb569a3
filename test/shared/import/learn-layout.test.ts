import { describe, expect, test } from 'vitest'
import { readSummary } from '../../../shared/import/import-summary.ts'
import { learnLayout } from '../../../shared/import/layout/learn-layout.ts'
import { recastLine } from '../../../shared/import/recast-line.ts'
import type { SheetMeasures } from '../../../shared/meeting/sheet-measures.ts'
import { exampleFile } from '../../../tools/example-meeting.ts'
import { SUMMARY_VARIANTS } from '../../support/summary-variants.ts'

function readingOf(text: string) {
  const reading = readSummary(text)
  return reading.kind === 'read' ? reading : expect.fail(reading.reason)
}

function learntFrom(text: string, sheet?: SheetMeasures) {
  const { readings, found } = readingOf(text)
  return learnLayout(readings, found.file, sheet)
}

/** A setting with the line that shows it. */
const evidence = (text: string, name: string) => {
  const { learnt, unlearnt } = learntFrom(text)
  const found = learnt.find(each => each.name === name)
  const line = (found ?? unlearnt.find(each => each.name === name))?.line
  return [found?.value ?? null, line ? `${line.number} ${line.text}` : null]
}

const BY_BULLET = `第１回公園審議会　会議概要
○日時　令和5年7月3日（月）14時00分から16時00分まで
○場所　本庁舎　第３会議室
○議題
 (1)公園の配置について
 (2)費用について
○主な意見
(1)公園の配置について
◎ 配置の考え方を示してほしい，と思う。
● 次回に示す。
○ 北側が足りない，との声がある。
◎は委員長、○は委員、●は事務局の発言`

const ORDINAL = `第2回計画検討会の概要
第1 開催日時及び場所
平成30年5月28日 10時～12時
第2 出席者
別紙のとおり
第3 議題
1 計画について
第4 議事の要旨
1 計画について
・ 目標が高すぎる。
・ 財源を示すべき。`

const LABEL_ABOVE = `第４回行財政改革審議会　会議録
日時
令和４年８月２日（火）午前１０時～正午
場所
市役所　大会議室
議事
議題1　行財政改革大綱について
【会長】
大綱の素案について，意見を求める。
【Ａ委員】
数値目標を入れるべき。`

describe('the layout of a published document', () => {
  test.each([
    [
      'the example as it was published',
      exampleFile('source.txt'),
      { attendees: 'annex', agenda: 'annex', commas: 'ten' },
    ],
    [
      'the example as we print it',
      exampleFile('summary.txt'),
      { attendees: 'annex', agenda: 'annex', commas: 'ten' },
    ],
    [
      'numbers and a space, roles before remarks',
      SUMMARY_VARIANTS.rolesBeforeRemarks,
      {
        digits: 'half',
        commas: 'ten',
        labelWidth: 'plain',
        itemMark: 'number',
        remarks: 'spoken',
        speakers: 'colon',
        'label.venue': '場所',
        'label.papers': '配布資料',
        'label.proceedings': '会議の概要',
        'label.next': '次回開催予定日',
      },
    ],
    [
      'labels in brackets, remarks in the order in which they were said',
      SUMMARY_VARIANTS.bracketHeadings,
      {
        commas: 'ten',
        headingMark: 'brackets',
        remarks: 'spoken',
        remarkMark: '・',
        'label.venue': '場所',
        'label.attendees': '出席委員',
        'label.proceedings': '主な発言内容',
      },
    ],
    [
      'numbers with a dot, the speaker on a line above',
      SUMMARY_VARIANTS.speakersOnTheirOwnLine,
      {
        headingMark: 'fullDot',
        labelWidth: 'plain',
        remarks: 'spoken',
        speakers: 'heading',
        'label.venue': '場所',
        'label.contact': '問い合わせ先',
      },
    ],
    [
      'circles, speakers by bullet',
      BY_BULLET,
      {
        digits: 'half',
        headingMark: 'circle',
        labelWidth: 'plain',
        itemMark: 'number',
        remarks: 'spoken',
        speakers: 'bullet',
        'label.venue': '場所',
        'label.proceedings': '主な意見',
      },
    ],
    [
      'labels alone, items by a word',
      LABEL_ABOVE,
      {
        commas: 'comma',
        headingMark: 'none',
        labelWidth: 'plain',
        itemMark: 'word',
        itemWord: '議題',
        remarks: 'spoken',
        speakers: 'heading',
        'label.venue': '場所',
      },
    ],
  ])('%s', (_, text, expected) => {
    expect(learntFrom(text).values).toEqual(expected)
  })

  test('each setting names the line that shows it', () => {
    expect(evidence(SUMMARY_VARIANTS.rolesBeforeRemarks, 'speakers')).toEqual([
      'colon',
      '13 委員：骨子案の第2章は、若者の視点が弱いのではないか。',
    ])
    expect(evidence(SUMMARY_VARIANTS.bracketHeadings, 'label.attendees')).toEqual([
      '出席委員',
      '4 【出席委員】',
    ])
    expect(evidence(BY_BULLET, 'speakers')).toEqual(['bullet', '12 ◎は委員長、○は委員、●は事務局の発言'])
    expect(evidence(BY_BULLET, 'commas')).toEqual(['typed', '9 ◎ 配置の考え方を示してほしい，と思う。'])
  })

  test('what we cannot print keeps the example’s way, and says which line shows something else', () => {
    expect(evidence(ORDINAL, 'headingMark')).toEqual([null, '2 第1 開催日時及び場所'])
    expect(evidence(ORDINAL, 'label.when')).toEqual([null, '2 第1 開催日時及び場所'])
    expect(evidence(ORDINAL, 'itemMark')).toEqual([null, '9 1 計画について'])
    expect(evidence(SUMMARY_VARIANTS.speakersOnTheirOwnLine, 'itemWord')[0]).toBe(null)
    expect(learntFrom(ORDINAL).values).not.toHaveProperty('headingMark')
  })

  test('what a text does not show is named', () => {
    const names = learntFrom(LABEL_ABOVE).unlearnt.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['pdfStandard', 'marginTop', 'textSize', 'attendees']))
    expect(names).not.toContain('speakers')
  })

  test('the sheet’s measures count where a layout can take them', () => {
    const sheet = { marginLeft: 30, textSize: 11, linePitch: 5, paper: { width: 182, height: 257 } }
    const { values, unlearnt } = learntFrom(LABEL_ABOVE, sheet)
    expect(values).toMatchObject({ marginLeft: 30, textSize: 11 })
    expect(values).not.toHaveProperty('linePitch')
    expect(unlearnt.map(({ name }) => name)).toContain('linePitch')
  })

  test('a line that a person takes for something else teaches something else', () => {
    const { readings, found } = readingOf(exampleFile('summary.txt'))
    const corrected = readings.map(each => (each.role === 'theme' ? recastLine(each, 'remark') : each))
    expect(learnLayout(corrected, found.file).values).toMatchObject({ remarks: 'spoken' })
  })
})

test('lists behind a document are no remarks: they go on with the section that refers to them', () => {
  const text = `第４回検討会　開催概要
１　日時
　　令和４年８月２日（火）
２　出席者
　　別添「出席者名簿」のとおり
３　議題
　　別添「次第」のとおり
４　議事
　(1) 議事１　計画について
　　○早く示すべき。

別添　出席者名簿

　　委員　見本　太郎（見本大学）
　　委員　例示　花子（例示会）

別添　次第

　　(1) 計画について（総務課、資料１）`
  const { file, left } = readingOf(text).found
  expect(left).toEqual([])
  expect(file.entries.map(entry => entry.text)).toEqual(['早く示すべき。'])
  expect(file.attendees.map(({ values }) => values.name)).toEqual(['見本　太郎', '例示　花子'])
  expect(file.agenda.map(({ values }) => values.title)).toEqual(['計画について'])
})
