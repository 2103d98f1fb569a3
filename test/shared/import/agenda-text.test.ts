import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAgendaText } from '../../../shared/import/agenda-text.ts'

const items = (text: string) => parseAgendaText(text).lines.filter(line => line.isItem)

describe('an agenda pasted as text', () => {
  it('reads the items under 議事 with their documents, and leaves ceremony aside', () => {
    const read = parseAgendaText(`令和３年度　第１回北海道Society5.0推進会議
次　　第
日時：令和３年５月２７日（木）10:00～
場所：ホテル札幌ガーデンパレス
１　開会
２　議　事
（１）会議の進め方（資料１－１、１－２、資料２）
（２）「北海道Society5.0推進計画」について【資料３】
（３）令和３年度の取組について　・・・・　資料４
３　閉会`)
    expect(read.lines).toEqual([
      { title: '開会', documents: '', kind: '', isItem: false },
      { title: '議　事', documents: '', kind: '', isItem: false },
      { title: '会議の進め方', documents: '資料１－１、１－２、資料２', kind: '', isItem: true },
      { title: '「北海道Society5.0推進計画」について', documents: '資料３', kind: '', isItem: true },
      { title: '令和３年度の取組について', documents: '資料４', kind: '', isItem: true },
      { title: '閉会', documents: '', kind: '', isItem: false },
    ])
    expect(read.unread).toEqual([
      '令和３年度　第１回北海道Society5.0推進会議',
      '次　　第',
      '日時：令和３年５月２７日（木）10:00～',
      '場所：ホテル札幌ガーデンパレス',
    ])
  })
  it('knows the kind from the container or from brackets', () => {
    const text =
      '1. 報告事項\n　① 予算について\n2. 協議事項\n　① 計画案\n3. 【審議】規約の改正\n4. 日程（報告）'
    expect(items(text).map(({ title, kind }) => [title, kind])).toEqual([
      ['予算について', '報告'],
      ['計画案', '協議'],
      ['規約の改正', '審議'],
      ['日程', '報告'],
    ])
  })
  it('treats points under an item as its details', () => {
    expect(items('1 意見交換\n・産業について\n・暮らしについて\n2 その他').map(item => item.title)).toEqual([
      '意見交換',
      'その他',
    ])
  })
  it('joins a line that continues the one above', () => {
    const [item] = items('１　北海道におけるデジタル人材の\n　　育成について\n　　（資料５）')
    expect(item).toMatchObject({ title: '北海道におけるデジタル人材の育成について', documents: '資料５' })
  })
  it('takes every line of an unnumbered text', () => {
    expect(items('会議の進め方\n意見交換\n今後の進め方')).toHaveLength(3)
  })
  it('leaves date and place aside, and nothing that only begins as they do', () => {
    const text = `開 催 日 時　令和３年５月２７日
会場　ホテル札幌
場所：本庁舎
と　き
会場使用料について
日程の調整
ところで、次の会議`
    const read = parseAgendaText(text)
    expect(read.unread).toHaveLength(4)
    expect(read.lines.map(line => line.title)).toEqual([
      '会場使用料について',
      '日程の調整',
      'ところで、次の会議',
    ])
  })
  it('does not take a number that belongs to the title for numbering', () => {
    expect(items('令和３年度の取組\n５Ｇの活用')).toMatchObject([
      { title: '令和３年度の取組' },
      { title: '５Ｇの活用' },
    ])
  })
  it('accounts for every line that has content', () => {
    const line = fc.constantFrom(
      '１　開会',
      '（1）甲',
      '① 乙',
      '・丙',
      '　続き',
      '次第',
      '資料',
      '',
      '日時：本日',
    )
    fc.assert(
      fc.property(fc.array(line), lines => {
        const { lines: read, unread } = parseAgendaText(lines.join('\n'))
        const continued = lines.filter(each => each === '　続き').length
        const filled = lines.filter(each => each !== '').length
        expect(read.length + unread.length).toBeGreaterThanOrEqual(filled - continued)
        expect(read.length + unread.length).toBeLessThanOrEqual(filled)
      }),
    )
  })
})
