import type { TagPlace, TemplateFault } from '../../../shared/template-faults.ts'
import type { Messages } from '../../i18n/language.ts'

type FaultKind = TemplateFault['kind']
type TagKind = Extract<TemplateFault, { tag: string }>['kind']
type FileKind = Exclude<FaultKind, TagKind>

type Words = {
  readonly open: string
  readonly title: string
  readonly explanation: string
  readonly sample: string
  readonly none: string
  readonly list: string
  readonly forAll: string
  readonly write: (name: string) => string
  readonly remove: (name: string) => string
  readonly removeOf: (isForAll: boolean) => string
  readonly removeNow: string
  readonly add: string
  readonly choose: string
  readonly chosen: (file: string) => string
  readonly name: string
  readonly keepForAll: string
  readonly keep: string
  readonly replaces: string
  readonly kept: (name: string) => string
  readonly keptWithout: (name: string, left: string) => string
  readonly tooLarge: string
  readonly notDocx: string
  readonly refused: string
  readonly tag: Readonly<Record<TagKind, (tag: string) => string>>
  readonly file: Readonly<Record<FileKind, (what: string) => string>>
  readonly place: (place: TagPlace) => string
  readonly written: (name: string) => string
  readonly empty: (tags: string) => string
  readonly left: (parts: string) => string
  readonly failed: string
  readonly close: string
}

const JA_PARTS: Readonly<Record<TagPlace['part'], string>> = {
  body: '本文',
  header: 'ヘッダー',
  footer: 'フッター',
  notes: '脚注・コメント',
}
const EN_PARTS: typeof JA_PARTS = { body: 'body', header: 'header', footer: 'footer', notes: 'notes' }

/** The words of writing into a body's own Word template. */
export const templateMessages: Messages<Words> = {
  ja: {
    open: 'Wordのひな形…',
    title: 'Wordのひな形で書き出す',
    explanation:
      '団体の様式のWord文書（.docx）に {会議名}、{#意見}{本文}{/意見} のような差し込みの印を書いておくと、その様式で書き出せます。印の一覧は使い方の「Wordのひな形」にあります。',
    sample: '見本のひな形をダウンロード',
    none: 'ひな形はまだありません。',
    list: '保存してあるひな形',
    forAll: 'すべての会議で使えます',
    write: name => `「${name}」で書き出す`,
    remove: name => `「${name}」を削除`,
    removeOf: isForAll =>
      isForAll
        ? 'すべての会議で使えなくなります。元に戻せません。'
        : 'この会議で使えなくなります。元に戻せません。',
    removeNow: '削除する',
    add: 'ひな形を保存する',
    choose: 'Word文書を選ぶ…',
    chosen: file => `選んだ文書：${file}`,
    name: 'ひな形の名前',
    keepForAll: 'すべての会議で使えるようにする',
    keep: '確かめて保存',
    replaces: '同じ名前のひな形は、この文書に置き換わります。',
    kept: name => `「${name}」を保存しました。`,
    keptWithout: (name, left) =>
      `「${name}」を保存しました。このひな形には、次の内容の差し込みの印がありません：${left}`,
    tooLarge: 'ファイルが大きすぎます（2MBまで）。',
    notDocx: 'Word文書（.docx）を選んでください。',
    refused: 'このひな形は使えません。Wordで次のところを直して、もう一度選んでください。',
    tag: {
      'unknown-tag': tag => `{${tag}} という印はありません。`,
      'misplaced-tag': tag =>
        `{${tag}} はここでは使えません。決められたくり返し（{#意見}…{/意見} など）の中に書いてください。`,
      'unclosed-brace': () => '「{」に対応する「}」が同じ段落にありません。',
      'unopened-brace': () => '「}」の前に「{」がありません。',
      'unclosed-loop': tag => `{${tag}} を閉じる印がありません。`,
      'unopened-loop': tag => `{${tag}} の前に、始まりの印がありません。`,
      'wide-braces': tag => `全角の括弧｛${tag}｝は印になりません。半角の {${tag}} にしてください。`,
    },
    file: {
      'not-word': () => 'Word文書（.docx）ではありません。',
      'unpacks-to-too-much': () => '中身が大きすぎる文書です。',
      macros: () => 'マクロを含む文書は使えません。マクロのない .docx で保存し直してください。',
      embedded: () => 'ほかのファイルが埋め込まれた文書は使えません。埋め込みを取り除いてください。',
      'external-link': what =>
        `文書の外を参照しています：${what}。画像は文書に埋め込み、リンクされたテンプレートは外してください。`,
      field: what => `外の内容を読み込むフィールド（${what}）は使えません。`,
      'no-tags': () => '差し込みの印が一つもありません。',
      'too-many-tags': () => '差し込みの印が多すぎます（1,000個、くり返しは40個まで）。',
      unreadable: what => `文書を読めません。${what}`,
    },
    place: ({ part, paragraph, near }) => `${JA_PARTS[part]}の${paragraph}段落目「${near}」`,
    written: name => `「${name}」で書き出しました。`,
    empty: tags => `内容がなく、空になった印：${tags}`,
    left: parts => `このひな形に印がなく、書き出されなかった内容：${parts}`,
    failed: '書き出せませんでした。少し待ってから、もう一度お試しください。',
    close: '閉じる',
  },
  en: {
    open: 'Word template…',
    title: 'Write into a Word template',
    explanation:
      'Put tags such as {会議名} or {#意見}{本文}{/意見} into your body’s own Word form (.docx), and the summary is written into it. The guide lists the tags under “Word templates”.',
    sample: 'Download a sample template',
    none: 'There is no template yet.',
    list: 'Kept templates',
    forAll: 'For every meeting',
    write: name => `Write into “${name}”`,
    remove: name => `Delete “${name}”`,
    removeOf: isForAll =>
      isForAll
        ? 'No meeting can use it any more. This cannot be undone.'
        : 'This meeting can use it no more. This cannot be undone.',
    removeNow: 'Delete',
    add: 'Keep a template',
    choose: 'Choose a Word file…',
    chosen: file => `Chosen: ${file}`,
    name: 'Name of the template',
    keepForAll: 'Every meeting may use it',
    keep: 'Check and keep',
    replaces: 'This file takes the place of the template of that name.',
    kept: name => `“${name}” was kept.`,
    keptWithout: (name, left) => `“${name}” was kept. It has no tag for: ${left}`,
    tooLarge: 'The file is too large (2 MB at most).',
    notDocx: 'Choose a Word file (.docx).',
    refused: 'This template cannot be used. Correct it in Word and choose it again.',
    tag: {
      'unknown-tag': tag => `There is no tag {${tag}}.`,
      'misplaced-tag': tag => `{${tag}} means nothing here; put it into its loop, such as {#意見}…{/意見}.`,
      'unclosed-brace': () => '“{” without “}” in the same paragraph.',
      'unopened-brace': () => '“}” without “{” before it.',
      'unclosed-loop': tag => `{${tag}} is never closed.`,
      'unopened-loop': tag => `{${tag}} closes what was not opened.`,
      'wide-braces': tag => `Full-width ｛${tag}｝ is no tag; write {${tag}}.`,
    },
    file: {
      'not-word': () => 'This is no Word file (.docx).',
      'unpacks-to-too-much': () => 'The file holds too much.',
      macros: () => 'A file with macros cannot be used. Save it as .docx without them.',
      embedded: () => 'A file with other files embedded cannot be used. Remove them.',
      'external-link': what =>
        `It refers to something outside: ${what}. Embed pictures, and detach linked templates.`,
      field: what => `A field that fetches something (${what}) cannot be used.`,
      'no-tags': () => 'There is not a single tag in it.',
      'too-many-tags': () => 'There are too many tags (1,000 at most, 40 loops).',
      unreadable: what => `The file cannot be read. ${what}`,
    },
    place: ({ part, paragraph, near }) => `${EN_PARTS[part]}, paragraph ${paragraph}: “${near}”`,
    written: name => `Written into “${name}”.`,
    empty: tags => `Tags that had nothing to print: ${tags}`,
    left: parts => `Not written, for the template has no tag for it: ${parts}`,
    failed: 'The file could not be written. Wait a little and try again.',
    close: 'Close',
  },
}
