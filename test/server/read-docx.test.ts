import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { summaryDocx } from '../../server/formats/docx.ts'
import { readDocx } from '../../server/import/read-docx.ts'
import { plainText } from '../../shared/formats/plain-text.ts'
import { readSummary } from '../../shared/import/import-summary.ts'
import { meetingOfFile } from '../../shared/import/meeting-of-file.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { exampleFile } from '../../tools/example-meeting.ts'
import { bombFile, paragraph, wordFile } from '../support/import-files.ts'
import { filledSampleDoc } from '../support/sample-meeting.ts'

const NUMBERING = `<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0d8"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`
const at = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr>`

describe('a Word file', () => {
  it('that we wrote gives the example back, without a doubt', async () => {
    const file = await summaryDocx(summaryOf(readMeeting(filledSampleDoc())))
    const reading = readSummary(readDocx(file).text, false)
    if (reading.kind === 'refused') expect.fail(reading.reason)
    expect(reading.readings.filter(each => each.reason !== null)).toEqual([])
    expect(plainText(summaryOf(meetingOfFile(reading.found.file)))).toBe(exampleFile('summary.txt'))
  })

  it('shows automatic numbers and bullets as Word does', () => {
    const body = [
      paragraph('日時', at(0)),
      paragraph('議事', at(0)),
      paragraph('一', at(1)),
      paragraph('意見', at(2)),
      paragraph('二', at(1)),
      paragraph('その他', at(0)),
      paragraph('三', at(1)),
    ]
    expect(readDocx(wordFile(body.join(''), NUMBERING)).text).toBe(
      '１　日時\n２　議事\n(1) 一\n●意見\n(2) 二\n３　その他\n(1) 三',
    )
  })

  it('keeps names with furigana, inserted text and table cells, and leaves out what was deleted', () => {
    const ruby =
      '<w:p><w:r><w:ruby><w:rt><w:r><w:t>こうの</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲野</w:t></w:r></w:rubyBase></w:ruby></w:r><w:ins><w:r><w:t>委員</w:t></w:r></w:ins><w:del><w:r><w:delText>氏</w:delText></w:r></w:del></w:p>'
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('氏名')}${cell('所属')}</w:tr><w:tr>${cell('甲野')}<w:tc>${paragraph('大学')}${paragraph('研究院')}</w:tc></w:tr></w:tbl>`
    const broken = '<w:p><w:r><w:t>一行目</w:t><w:br/><w:t>二行目</w:t></w:r></w:p>'
    expect(readDocx(wordFile(ruby + table + broken)).text).toBe(
      '甲野委員\n氏名\t所属\n甲野\t大学　研究院\n一行目\n　　　　二行目',
    )
  })

  it('takes tab stops and how a paragraph was before a tracked change for no content', () => {
    const stops = '<w:tabs><w:tab w:val="left" w:pos="420"/><w:tab w:val="left" w:pos="840"/></w:tabs>'
    const before = `<w:pPrChange w:id="1"><w:pPr>${stops}${at(1)}</w:pPr></w:pPrChange>`
    const typed = '<w:p><w:r><w:t>左</w:t><w:tab/><w:t>右</w:t></w:r></w:p>'
    const body = [
      paragraph('日時', stops + at(0)),
      paragraph('場所', at(0) + before),
      paragraph('札幌', before),
    ]
    expect(readDocx(wordFile(body.join('') + typed, NUMBERING)).text).toBe('１　日時\n２　場所\n札幌\n左　右')
  })

  it.each([
    ['no archive', new TextEncoder().encode('PK nonsense')],
    ['an archive without a document', wordFile('').subarray(0, 40)],
    ['a document that unpacks to 100 MB', bombFile(100 * 1024 * 1024)],
    ['one that unpacks to a thousand times its size', bombFile(10 * 1024 * 1024)],
    ['entities that grow', entityFile()],
    ['broken XML', wordFile('<w:p>')],
  ])('is refused: %s', (_, file) => {
    expect(() => readDocx(file)).toThrow()
  })
})

function entityFile(): Uint8Array {
  const xml =
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>'
  return zipSync({ 'word/document.xml': strToU8(xml) })
}
