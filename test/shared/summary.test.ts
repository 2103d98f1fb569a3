import { describe, expect, test } from 'vitest'
import { plainText } from '../../shared/formats/plain-text.ts'
import { countsOf } from '../../shared/summary/counts.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { buildMeeting, type MeetingSketch } from '../support/build-meeting.ts'

const printed = (sketch: MeetingSketch) => plainText(summaryOf(buildMeeting(sketch)))

describe('sections', () => {
  test('a fact that is missing leaves out its section, and the numbers close up', () => {
    expect(printed({ facts: { title: '会議', venue: '第１会議室', contact: '総務課' } })).toBe(
      '会議\n\n１　実施場所\n　　第１会議室\n２　問合せ先\n　　総務課\n',
    )
  })

  test('an empty meeting still is a document', () => {
    expect(printed({})).toBe('無題の会議\n')
  })

  test('every further fact has its section once it is filled', () => {
    const text = printed({
      facts: {
        title: '会議',
        startsAt: '2021-05-27T10:00+09:00',
        mode: 'online',
        organiser: '北海道',
        open: 'closed',
        openReason: '個人情報を扱うため',
        observers: '３名',
        papers: '資料１　次第\n\n資料２　名簿',
        nextMeeting: '未定',
      },
    })
    expect(text.split('\n').slice(2)).toEqual([
      '１　日　　時',
      '　　令和３年５月２７日（木）10:00 ～',
      '２　開催方法',
      '　　オンライン開催',
      '３　主　　催',
      '　　北海道',
      '４　公　　開',
      '　　非公開（個人情報を扱うため）',
      '５　傍 聴 者',
      '　　３名',
      '６　配付資料',
      '　　資料１　次第',
      '　　資料２　名簿',
      '７　次回予定',
      '　　未定',
      '',
    ])
  })

  test('a period that cannot be put into words is printed as typed', () => {
    expect(printed({ facts: { title: '会議', startsAt: '五月のある日' } })).toContain('　　五月のある日')
    expect(
      printed({ facts: { title: '会議', startsAt: '2021-05-27T12:00', endsAt: '2021-05-27T10:00' } }),
    ).toContain('　　令和３年５月２７日（木）12:00 ～ 令和３年５月２７日（木）10:00')
  })

  test('attendees and agenda titles are listed where no note stands for them', () => {
    const text = printed({
      facts: { title: '会議' },
      agenda: { a1: { title: '開会' }, a2: { title: '意見交換' } },
      attendees: {
        p1: { name: '山田', role: '委員長', affiliation: '北大', post: '教授', group: '委員' },
        p2: { name: '佐藤', attendance: 'online', group: '委員' },
        p3: { affiliation: '総務課', attendance: 'absent', group: '事務局', note: '内部の覚え' },
      },
    })
    expect(text).toContain(
      '１　出 席 者\n　　〔委員〕\n　　委員長　山田（北大　教授）\n　　佐藤（オンライン出席）\n　　〔事務局〕\n　　総務課（欠席）\n２　議　　題\n　　(1) 開会\n　　(2) 意見交換\n',
    )
    expect(text).not.toContain('内部の覚え')
  })
})

describe('proceedings', () => {
  const agenda = { a1: { title: '報告' }, a2: { title: '意見交換' } }
  const themes = { t1: { label: '産業' }, t2: { label: '暮らし' } }

  test('remarks without a theme stand last, those without an agenda item in a last group', () => {
    const text = printed({
      facts: { title: '会議', agendaNote: '別添' },
      agenda,
      themes,
      entries: {
        e1: { kind: 'question', agenda: 'a1', text: 'いつか。' },
        e2: { agenda: 'a1', theme: 't2', text: '暮らし。' },
        e3: { agenda: 'gone', theme: 'gone', text: '行き場のない意見。' },
        e4: { kind: 'decision', text: '了承。' },
      },
    })
    expect(text.slice(text.indexOf('２　議　　事'))).toBe(
      [
        '２　議　　事',
        '　(1) 議事１　報告',
        '　　【委員からの主な意見】',
        '　　＜暮らし＞',
        '　　○暮らし。',
        '',
        '　　＜その他＞',
        '　　○いつか。',
        '',
        '　(2) 議事２　意見交換',
        '　(3) その他',
        '　　・了承。',
        '　　【委員からの主な意見】',
        '　　＜その他＞',
        '　　○行き場のない意見。',
        '',
      ].join('\n'),
    )
  })

  test('a meeting without an agenda prints its entries without a heading', () => {
    expect(printed({ facts: { title: '会議' }, entries: { e1: { kind: 'report', text: '説明。' } } })).toBe(
      '会議\n\n１　議　　事\n　　・説明。\n',
    )
  })

  test('a hard break continues four ideographic spaces in, blank lines go', () => {
    const text = printed({ themes, entries: { e1: { theme: 't1', text: '一行目。\n\n　二行目。\n' } } })
    expect(text).toContain('　　○一行目。\n　　　　二行目。\n')
  })

  test('memos, omitted, merged and empty entries are not printed, everything else is', () => {
    const text = printed({
      themes,
      entries: {
        e1: { theme: 't1', text: '載る意見' },
        e2: { theme: 't1', text: '載せない意見', status: 'omitted' },
        e3: { theme: 't1', text: 'まとめた意見', mergedInto: 'e1' },
        e4: { kind: 'memo', text: '内部の覚え' },
        e5: { text: '　' },
        e6: { theme: 't1', text: '輪の一', mergedInto: 'e7' },
        e7: { theme: 't1', text: '輪の二', mergedInto: 'e6' },
        e8: { theme: 't1', text: '先のない意見', mergedInto: 'gone' },
        e9: { theme: 't1', text: '消えた先の意見', mergedInto: 'e2' },
      },
    })
    const remarks = text.split('\n').filter(line => line.startsWith('　　○'))
    expect(remarks.sort()).toEqual(
      ['　　○先のない意見', '　　○輪の一', '　　○輪の二', '　　○載る意見'].sort(),
    )
  })

  test.each([
    ['none', '　　○賛成。'],
    ['role', '　　○（委員長）賛成。'],
    ['name', '　　○（山田）賛成。'],
  ] as const)('speakers are named by the setting %s', (speakerStyle, line) => {
    const text = printed({
      facts: { speakerStyle },
      attendees: { p1: { name: '山田', role: '委員長' } },
      entries: { e1: { speaker: 'p1', text: '賛成。' } },
    })
    expect(text).toContain(`${line}\n`)
  })

  test("facts of an agenda item that no line mentions get their own, an action's date is printed", () => {
    const text = printed({
      agenda: {
        a1: { title: '計画', kind: '協議', presenter: '事務局', documents: '資料３', result: '了承' },
      },
      entries: {
        e1: { kind: 'report', agenda: 'a1', text: '事務局から説明' },
        e2: { kind: 'action', agenda: 'a1', text: '資料を直す', due: '2021-06-10' },
      },
    })
    expect(text).toContain(
      '　(1) 議事１　計画（協議）\n　　・事務局から説明\n　　・資料を直す（期限：令和３年６月１０日（木））\n　　・資料：資料３\n　　・結果：了承\n',
    )
  })

  test('brackets typed around the heading of the opinions are not doubled', () => {
    const text = printed({ facts: { opinionsHeading: '【主な発言】' }, entries: { e1: { text: '発言。' } } })
    expect(text).toContain('　　【主な発言】\n')
  })

  test('a theme of the second level is named with the one above it', () => {
    const text = printed({
      themes: { ...themes, t3: { label: '医療', parent: 't2' } },
      entries: { e1: { theme: 't3', text: '遠隔診療。' } },
    })
    expect(text).toContain('　　＜暮らし：医療＞\n　　○遠隔診療。\n')
  })
})

test('the ledger adds up', () => {
  const counts = countsOf(
    buildMeeting({
      themes: { t1: { label: '産業' } },
      entries: {
        e1: { theme: 't1', text: '意見', status: 'confirmed' },
        e2: { text: 'テーマなし' },
        e3: { kind: 'report', text: '説明' },
        e4: { text: '載せない', status: 'omitted' },
        e5: { text: 'まとめた', mergedInto: 'e1' },
        e6: { kind: 'memo', text: '覚え' },
        e7: { text: '' },
      },
    }),
  )
  expect(counts).toMatchObject({ captured: 6, shown: 3, merged: 1, omitted: 1, memo: 1 })
  expect(counts).toMatchObject({ confirmed: 1, unconfirmed: 2, withoutTheme: 1 })
  expect(counts.byKind).toMatchObject({ opinion: 2, report: 1, memo: 0 })
})
