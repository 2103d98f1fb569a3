import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAttendeeTable } from '../../../shared/import/attendee-table.ts'
import { tableCells } from '../../../shared/import/table-cells.ts'

const blank = {
  name: '',
  reading: '',
  affiliation: '',
  post: '',
  role: '',
  group: '',
  attendance: '',
  note: '',
}
const person = (values: Partial<typeof blank>) => ({ ...blank, ...values })

describe('a list of attendees pasted from Excel', () => {
  it('reads columns by their headings, whatever their order and spacing', () => {
    const table = parseAttendeeTable(
      'No.\t区　分\t所属\t役 職\t氏　名\t備考\r\n1\t委員\t北海道大学\t教授\t山田　太郎\t\r\n2\t\tIT協会\t理事\t鈴木　花子\t途中退席\r\n',
    )
    expect(table).toEqual({
      rows: [
        person({ name: '山田　太郎', affiliation: '北海道大学', post: '教授', group: '委員' }),
        person({ name: '鈴木　花子', affiliation: 'IT協会', post: '理事', group: '委員', note: '途中退席' }),
      ],
      unread: [],
      unusedColumns: [],
    })
  })
  it('keeps a cell with a line break and quotation marks together', () => {
    const table = parseAttendeeTable('氏名\t所属\n山田\t"北海道大学\n大学院""情報""研究院"\n')
    expect(table.rows).toEqual([person({ name: '山田', affiliation: '北海道大学　大学院"情報"研究院' })])
  })
  it('guesses the columns of a table without headings', () => {
    const table = parseAttendeeTable('1\t北海道大学\t教授\t山田\t座長\n2\t札幌市\t課長\t鈴木\t委員')
    expect(table.rows[0]).toEqual(
      person({ name: '山田', affiliation: '北海道大学', post: '教授', role: '座長' }),
    )
  })
  it('reads one name a line', () => {
    expect(parseAttendeeTable('山田 太郎\n鈴木 花子').rows.map(row => row.name)).toEqual([
      '山田 太郎',
      '鈴木 花子',
    ])
  })
  it('takes a line in brackets as the group of those below it', () => {
    const table = parseAttendeeTable('氏名\t所属\n【委員】\n山田\tA社\n【事務局】\n佐藤\t北海道')
    expect(table.rows.map(row => row.group)).toEqual(['委員', '事務局'])
  })
  it('turns marks of attendance into words and keeps unknown ones as a note', () => {
    const table = parseAttendeeTable('氏名\t出欠\n甲\t○\n乙\t欠席\n丙\tWeb\n丁\t調整中')
    expect(table.rows.map(row => [row.attendance, row.note])).toEqual([
      ['present', ''],
      ['absent', ''],
      ['online', ''],
      ['', '調整中'],
    ])
  })
  it('names what it could not use', () => {
    const table = parseAttendeeTable('出席者名簿\n氏名\t電話\t所属\n山田\t内線512\tA社\n\t\tB社')
    expect(table.unread).toEqual(['出席者名簿', 'B社'])
    expect(table.unusedColumns).toEqual(['電話'])
  })
  it('takes over how names are read, under any of the usual headings', () => {
    for (const heading of ['ふりがな', 'フリガナ', 'ﾌﾘｶﾞﾅ', '氏名（カナ）', 'よみ', '読み仮名']) {
      const table = parseAttendeeTable(`氏名\t${heading}\n山田\tやまだ`)
      expect(table.rows).toEqual([person({ name: '山田', reading: 'やまだ' })])
    }
  })
  it('never throws, and never invents a name that was not pasted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('氏名', '所属', '甲', '"', '1', '', '\n', '【委員】'))),
        cells => {
          const text = cells.map(row => row.join('\t')).join('\n')
          for (const row of parseAttendeeTable(text).rows) expect(text).toContain(row.name.split('　')[0])
        },
      ),
    )
  })
})

describe('cells of a table', () => {
  it('come back as they were, quoted the way Excel quotes', () => {
    const cell = fc.string().map(text => text.replace(/\r/g, '').trim())
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 })
    fc.assert(
      fc.property(table, rows => {
        const quoted = rows
          .map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join('\t'))
          .join('\n')
        expect(tableCells(quoted)).toEqual(rows.filter(row => row.some(each => each !== '')))
      }),
    )
  })
  it('leave a quotation mark inside a word alone', () => {
    expect(tableCells('"甲"乙\t丙')).toEqual([['"甲"乙', '丙']])
  })
})
