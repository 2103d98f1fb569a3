import { AlignmentType, Document, DocumentGridType, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { STANDARD_LAYOUT } from '../../../shared/meeting/layout.ts'
import { coreProperties } from '../docx-properties.ts'
import { STYLE, stylesOf, twipsOfMm, twipsOfPt } from '../docx-styles.ts'
import { withFixedTimes } from '../zip-times.ts'
import { trialSummary } from './trial-summary.ts'

/** A line of the sample: its text, and the style that it stands in. */
type Line = readonly [text: string, style: string]

const HEADING = HeadingLevel.HEADING_1
const LINES: readonly Line[] = [
  ['{会議名}', HeadingLevel.TITLE],
  ['{#版}', STYLE.text],
  ['{版}', STYLE.stamp],
  ['{/版}', STYLE.text],
  ...section('日時', ['{日時}'], '日　　時'),
  ...section('開催方法', ['{開催方法}']),
  ...section('場所', ['{場所}'], '実施場所'),
  ...section('主催', ['{主催}'], '主　　催'),
  ...section('公開', ['{公開}'], '公　　開'),
  ...section('出席者一覧', ['{#出席者}', '{行}', '{/出席者}'], '出 席 者'),
  ...section('傍聴者', ['{傍聴者}'], '傍 聴 者'),
  ...section('議題一覧', ['{議題一覧}'], '議　　題'),
  ...section('配付資料', ['{配付資料}']),
  ['議　　事', HEADING],
  ['{#凡例}', STYLE.text],
  ['{凡例}', STYLE.text],
  ['{/凡例}', STYLE.text],
  ['{#議題}', STYLE.text],
  ['{#見出し}', STYLE.text],
  ['{見出し}', HeadingLevel.HEADING_2],
  ['{/見出し}', STYLE.text],
  ['{#対応}', STYLE.text],
  ['{記号}{本文}', STYLE.opinion],
  ['{/対応}', STYLE.text],
  ['{#補足}', STYLE.text],
  ['{補足}', STYLE.text],
  ['{/補足}', STYLE.text],
  ['{#意見の見出し}', STYLE.text],
  ['{意見の見出し}', HeadingLevel.HEADING_3],
  ['{/意見の見出し}', STYLE.text],
  ['{#テーマ}', STYLE.text],
  ['{#テーマ名}', STYLE.text],
  ['＜{テーマ名}＞', HeadingLevel.HEADING_4],
  ['{/テーマ名}', STYLE.text],
  ['{#意見}', STYLE.text],
  ['{記号}{本文}', STYLE.opinion],
  ['{/意見}', STYLE.text],
  ['', STYLE.text],
  ['{/テーマ}', STYLE.text],
  ['{/議題}', STYLE.text],
  ...section('次回予定', ['{次回予定}']),
  ...section('問合せ先', ['{問合せ先}']),
]

/** A heading with what stands under it, left out where the meeting holds nothing of it. */
function section(tag: string, lines: readonly string[], label = tag): Line[] {
  const texts = lines.map((line): Line => [line, STYLE.text])
  return [[`{#${tag}}`, STYLE.text], [label, HEADING], ...texts, [`{/${tag}}`, STYLE.text]]
}

/** A template to begin with: every tag of the summary once, in our own styles. Always the same bytes. */
export async function sampleTemplate(): Promise<Uint8Array> {
  const { marginTop, marginBottom, marginLeft, marginRight, linePitch } = STANDARD_LAYOUT
  const margin = {
    top: twipsOfMm(marginTop),
    bottom: twipsOfMm(marginBottom),
    left: twipsOfMm(marginLeft),
    right: twipsOfMm(marginRight),
  }
  const document = new Document({
    title: 'Wordのひな形の見本',
    styles: stylesOf(STANDARD_LAYOUT),
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin },
          grid: { type: DocumentGridType.LINES, linePitch: twipsOfPt(linePitch) },
        },
        children: LINES.map(paragraphOf),
      },
    ],
  })
  const sample = { ...trialSummary(), title: 'Wordのひな形の見本' }
  const file = await Packer.toBuffer(document, undefined, [coreProperties(sample)])
  return withFixedTimes(new Uint8Array(file))
}

/** A line with a tag that opens or closes something vanishes as a whole; it is aligned to the left to be read easily. */
function paragraphOf([text, style]: Line): Paragraph {
  const isControl = /^\{[#/]/.test(text)
  return new Paragraph({
    style,
    ...(isControl ? { alignment: AlignmentType.LEFT } : {}),
    children: [new TextRun(isControl ? { text, color: '808080' } : { text })],
  })
}
