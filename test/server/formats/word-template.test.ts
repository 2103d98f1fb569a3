import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { checkTemplate } from '../../../server/formats/template/check-template.ts'
import { filledTemplate } from '../../../server/formats/template/fill-template.ts'
import { sampleTemplate } from '../../../server/formats/template/sample-template.ts'
import { plainText } from '../../../shared/formats/plain-text.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../../shared/summary/summary.ts'
import { assembly } from '../../support/assembly.ts'
import { bombFile } from '../../support/import-files.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'
import { squash } from '../../support/squash.ts'
import { unzipped } from '../../support/unzipped.ts'
import { relationship, tableRow, wordTemplate } from '../../support/word-template.ts'

const example = summaryOf(readMeeting(filledSampleDoc()))

function taken(file: Uint8Array): Uint8Array {
  const checked = checkTemplate(file)
  return checked.kind === 'taken' ? checked.file : expect.fail(JSON.stringify(checked.faults))
}
function faultsOf(file: Uint8Array) {
  const checked = checkTemplate(file)
  return checked.kind === 'refused' ? checked.faults : expect.fail('it was taken')
}
async function textOf(file: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(file) })).value.replace(/\n\n/g, '\n').trimEnd()
}
const filled = async (paragraphs: readonly string[], summary = example) =>
  textOf(filledTemplate(taken(wordTemplate(paragraphs)), summary).file)

describe('a Word template', () => {
  test('of ours holds every word of the example, and leaves nothing out', async () => {
    const { file, empty, left } = filledTemplate(taken(await sampleTemplate()), example)
    expect([empty, left]).toEqual([[], []])
    const words = squash(await textOf(file))
    for (const line of plainText(example).split('\n'))
      expect(words).toContain(squash(line.replace(/^[１-９]　/, '')))
  })

  test('gives the same bytes each time, and so does the sample', async () => {
    const sample = await sampleTemplate()
    expect(await sampleTemplate()).toEqual(sample)
    const kept = taken(sample)
    expect(filledTemplate(kept, example).file).toEqual(filledTemplate(kept, example).file)
  })

  test('may have its tags in pieces, as Word often writes them', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
    expect(await filled([`<w:p>${run('題：{')}${run('会議')}${run('名}')}</w:p>`])).toBe(
      `題：${example.title}`,
    )
  })

  test('does not hand on who made it', async () => {
    const core = '<cp:coreProperties xmlns:cp="urn:x"><creator>作成者</creator></cp:coreProperties>'
    const file = taken(wordTemplate(['{会議名}'], { parts: { 'docProps/core.xml': core } }))
    for (const each of [file, filledTemplate(file, example).file])
      expect(unzipped(each).get('docProps/core.xml')).not.toContain('作成者')
  })

  test('repeats agenda items, themes and remarks, one within the other', async () => {
    const summary = summaryOf(assembly())
    const text = await filled(
      [
        '{会議名}',
        '{#議題}',
        '{見出し}',
        '{#テーマ}',
        '［{テーマ名}］',
        '{#意見}',
        '{番号} {本文}',
        '{/意見}',
        '{/テーマ}',
        '{/議題}',
      ],
      summary,
    )
    expect(text.split('\n')).toEqual([
      '第３回検討会　開催概要',
      '(1) 議事１　計画の素案について',
      '［産業］',
      '１ （委員）産業の意見は <1,000> 件 & "=1+1"。',
      '２ （事務局）回答する。',
      '［暮らし］',
      '１ （座長）暮らしの意見、一つ目。二行目。',
      '(2) 議事２　今後の進め方',
    ])
  })

  test('repeats the rows of a table, with who came in parts and what was said with its speaker', async () => {
    const summary = summaryOf(assembly())
    const rows = [
      tableRow(['{#出席者}{氏名}', '{所属}', '{役職}', '{出欠}{/出席者}']),
      tableRow(['{#意見}{番号}', '{議題名}', '{テーマ名}', '{発言者}', '{本文のみ}{/意見}']),
    ]
    const text = await filled(rows, summary)
    expect(text).toContain('佐藤　花子\n商工会議所\n')
    expect(text).toContain('オンライン出席')
    expect(text).toContain('計画の素案について\n暮らし\n座長\n暮らしの意見、一つ目。二行目。')
    expect(text).toMatch(/３\n計画の素案について\n暮らし/)
  })

  test('prints what stands between {#…} where there is something, and {^…} where there is not', async () => {
    const text = await filled([
      '{#傍聴者}傍聴{傍聴者}{/傍聴者}{^傍聴者}傍聴なし{/傍聴者}',
      '{#場所}於 {場所}{/場所}',
    ])
    expect(text).toBe('傍聴なし\n於 ホテル札幌ガーデンパレス　２階　丹頂')
  })

  test('keeps a hard break within a remark', async () => {
    const file = taken(wordTemplate(['{#意見}', '{本文}', '{/意見}']))
    const { value } = await mammoth.convertToHtml({
      buffer: Buffer.from(filledTemplate(file, summaryOf(assembly())).file),
    })
    expect(value).toContain('一つ目。<br />二行目。')
  })

  test('keeps braces and signs of XML in what was typed', async () => {
    const typed = { ...example, title: '{会議名} {#意見} <w:p/> & "]]>" {constructor}' }
    expect(await filled(['{会議名}'], typed)).toBe(typed.title)
    const { file } = filledTemplate(taken(await sampleTemplate()), typed)
    expect(await textOf(file)).toContain(typed.title)
    expect(unzipped(file).get('docProps/core.xml')).toContain(
      '<dc:title>{会議名} {#意見} &#60;w:p/&#62; &#38; ',
    )
  })

  test('says which tags printed nothing, and what it left out', () => {
    const { empty, left } = filledTemplate(
      taken(wordTemplate(['{会議名}{傍聴者}', '{#対応}{発言者}{本文}{/対応}'])),
      example,
    )
    expect(empty).toEqual(['傍聴者', '発言者（6か所）'])
    expect(left).toEqual(['日時', '実施場所', '出席者', '議題', '意見33件'])
  })

  test('names nobody where the meeting names nobody', async () => {
    const meeting = { ...assembly(), speakerStyle: 'none' as const }
    expect(await filled(['{#意見}{発言者}{本文}', '{/意見}'], summaryOf(meeting))).not.toMatch(
      /座長|委員|事務局/,
    )
  })
})

describe('is not taken as a template, with the reason', () => {
  const at = (paragraph: number, near: string) => ({ part: 'body', paragraph, near })
  test.each([
    [
      'an unknown tag',
      ['議事録', '会場：{会場}'],
      { kind: 'unknown-tag', tag: '会場', place: at(2, '会場：{会場}') },
    ],
    ['a tag outside its loop', ['{本文}'], { kind: 'misplaced-tag', tag: '本文', place: at(1, '{本文}') }],
    [
      'a loop that is not closed',
      ['{#意見}', '{本文}'],
      { kind: 'unclosed-loop', tag: '#意見', place: at(1, '{#意見}') },
    ],
    [
      'a loop that was not opened',
      ['{会議名}{/意見}'],
      { kind: 'unopened-loop', tag: '/意見', place: at(1, '{会議名}{/意見}') },
    ],
    ['loops that cross', ['{#議題}{#意見}{/議題}{/意見}'], { kind: 'unclosed-loop', tag: '#意見' }],
    ['an open brace', ['{会議名', '}'], { kind: 'unclosed-brace', tag: '{', place: at(1, '{会議名') }],
    ['full-width braces', ['｛会議名｝'], { kind: 'wide-braces', tag: '会議名' }],
    ['a property of every object', ['{constructor}'], { kind: 'unknown-tag', tag: 'constructor' }],
    ['a prototype', ['{__proto__.polluted}'], { kind: 'unknown-tag', tag: '__proto__.polluted' }],
    ['an expression', ['{会議名.length + 1}'], { kind: 'unknown-tag', tag: '会議名.length + 1' }],
    ['a call', ["{constructor.constructor('return process')()}"], { kind: 'unknown-tag' }],
    ['raw XML', ['{@会議名}'], { kind: 'unknown-tag', tag: '@会議名' }],
    ['other delimiters', ['{=[[ ]]=}[[会議名]]'], { kind: 'unknown-tag' }],
    ['a list in itself', ['{#意見}{#意見}{本文}{/意見}{/意見}'], { kind: 'misplaced-tag', tag: '#意見' }],
    ['no tag', ['開催概要'], { kind: 'no-tags', what: '' }],
    ['tag soup', ['{会議名}'.repeat(1_001)], { kind: 'too-many-tags', what: '' }],
    [
      'loop soup',
      Array.from({ length: 41 }, () => '{#意見}{本文}{/意見}'),
      { kind: 'too-many-tags', what: '' },
    ],
    [
      'a field that fetches a picture',
      [
        '{会議名}',
        '<w:p><w:r><w:instrText> INCLUDEPICTURE "http://example.org/x.png" </w:instrText></w:r></w:p>',
      ],
      { kind: 'field', what: 'INCLUDEPICTURE' },
    ],
    [
      'a field written in pieces',
      [
        '{会議名}',
        '<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p>',
      ],
      { kind: 'field', what: 'DDEAUTO' },
    ],
    ['another document within', ['{会議名}', '<w:altChunk r:id="r1"/>'], { kind: 'embedded' }],
  ])('%s', (_, paragraphs, fault) => {
    expect(faultsOf(wordTemplate(paragraphs))).toContainEqual(expect.objectContaining(fault))
  })

  test.each([
    [
      'a picture from elsewhere',
      wordTemplate(['{会議名}'], { relationships: relationship('image', 'http://example.org/x.png', true) }),
      { kind: 'external-link', what: 'http://example.org/x.png' },
    ],
    [
      'a template from elsewhere',
      wordTemplate(['{会議名}'], { relationships: relationship('attachedTemplate', 'file:///x.dotm', true) }),
      { kind: 'external-link', what: 'file:///x.dotm' },
    ],
    [
      'a link that runs',
      wordTemplate(['{会議名}'], { relationships: relationship('hyperlink', 'javascript:1', true) }),
      { kind: 'external-link', what: 'javascript:1' },
    ],
    [
      'an embedded object',
      wordTemplate(['{会議名}'], { relationships: relationship('oleObject', 'embeddings/x.bin', false) }),
      { kind: 'embedded' },
    ],
    ['macros', wordTemplate(['{会議名}'], { parts: { 'word/vbaProject.bin': 'x' } }), { kind: 'macros' }],
    [
      'a document with macros',
      wordTemplate(['{会議名}'], { mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
      { kind: 'macros' },
    ],
    [
      'entities',
      wordTemplate(['{会議名}'], {
        parts: { 'word/header1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
      }),
      { kind: 'unreadable', what: 'word/header1.xml' },
    ],
    ['no Word file', new TextEncoder().encode('PK nonsense'), { kind: 'not-word' }],
    ['a ZIP bomb', bombFile(100 * 1024 * 1024), { kind: 'unpacks-to-too-much' }],
  ])('%s', (_, file, fault) => {
    expect(faultsOf(file)).toContainEqual(expect.objectContaining(fault))
  })

  test('but a link that a reader may follow is no harm, and a header is filled as well', async () => {
    const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{会場}</w:t></w:r></w:p></w:hdr>`
    const relationships = relationship('hyperlink', 'https://example.org/', true)
    expect(checkTemplate(wordTemplate(['{会議名}'], { relationships })).kind).toBe('taken')
    expect(faultsOf(wordTemplate(['{会議名}'], { parts: { 'word/header1.xml': header } }))).toMatchObject([
      { kind: 'unknown-tag', place: { part: 'header', paragraph: 1 } },
    ])
  })
})
