import type { Messages } from '../i18n/language.ts'

type LearntMessages = {
  readonly title: string
  readonly explanation: (learnt: number, different: number) => string
  readonly same: (learnt: number) => string
  readonly details: string
  readonly list: string
  readonly preview: string
  readonly previewOf: string
  readonly columns: { readonly setting: string; readonly value: string; readonly evidence: string }
  readonly order: string
  readonly ofSheet: string
  readonly line: (number: number, text: string) => string
  readonly unlearnt: string
  readonly named: (names: readonly string[]) => string
  readonly cannot: (number: number, text: string) => string
  readonly notA4: (width: number, height: number) => string
  readonly use: string
  readonly keep: string
  readonly name: string
  readonly nameSupport: string
  readonly nameMissing: string
  readonly nameTooLong: (most: number) => string
  readonly nameTaken: string
}

/** The words of learning a layout from a document. */
export const learntMessages: Messages<LearntMessages> = {
  ja: {
    title: 'この文書の体裁',
    explanation: (learnt, different) =>
      `見出しや記号などの体裁を${learnt}項目読み取りました。そのうち${different}項目が要録の標準と違います。`,
    same: learnt => `見出しや記号などの体裁を${learnt}項目読み取りました。要録の標準と同じです。`,
    details: '読み取った体裁と根拠を見る',
    list: '読み取った体裁の一覧',
    preview: 'この体裁で書き出した姿を見る',
    previewOf: 'この文書の内容を、読み取った体裁で書き出した文章',
    columns: { setting: '項目', value: '読み取った体裁', evidence: '根拠' },
    order: '項目の順序',
    ofSheet: 'ファイルの用紙と文字の設定',
    line: (number, text) => `${number}行目「${text}」`,
    unlearnt: '読み取れなかった項目（要録の標準のままです）',
    named: names => names.join('、'),
    cannot: (number, text) => `${number}行目「${text}」の形は、要録では書き出せません。`,
    notA4: (width, height) => `この文書の用紙は${width}×${height}mmです。要録はA4で書き出します。`,
    use: 'この体裁を、新しい会議の開催概要に使う',
    keep: 'この体裁をテンプレート（ひな形）として保存',
    name: 'ひな形の名前',
    nameSupport: '保存した体裁は、どの会議でも「書式…」の「書式のひな形」から選べます。',
    nameMissing: '名前を入力してください。',
    nameTooLong: most => `名前は${most}文字までです。`,
    nameTaken: '同じ名前の体裁がもうあります。別の名前にしてください。',
  },
  en: {
    title: 'Layout of this document',
    explanation: (learnt, different) =>
      `${learnt} settings of its layout were read (headings, marks and the like); ${different} of them differ from Yoroku’s standard.`,
    same: learnt =>
      `${learnt} settings of its layout were read (headings, marks and the like); all are Yoroku’s standard.`,
    details: 'See what was read, and from which line',
    list: 'The settings that were read',
    preview: 'See the text in this layout',
    previewOf: 'What this document says, written in the layout that was read',
    columns: { setting: 'Setting', value: 'As read', evidence: 'Evidence' },
    order: 'Order of the sections',
    ofSheet: 'The file’s own settings for paper and letters',
    line: (number, text) => `Line ${number}: ${text}`,
    unlearnt: 'Not shown by the document (these keep Yoroku’s standard)',
    named: names => names.join(', '),
    cannot: (number, text) => `Line ${number}: ${text} – Yoroku cannot write this form.`,
    notA4: (width, height) => `The paper of this document is ${width} × ${height} mm. Yoroku writes A4.`,
    use: 'Use this layout for the summary of the new meeting',
    keep: 'Keep this layout as a template',
    name: 'Name of the template',
    nameSupport: 'Every meeting can take a kept layout, under “Layout…”, “Kept layouts”.',
    nameMissing: 'Enter a name.',
    nameTooLong: most => `A name has at most ${most} characters.`,
    nameTaken: 'A layout of this name exists already. Choose another name.',
  },
}
