import { despaced } from './agenda-words.ts'

/** Lines that belong to the sheet or the web page and not to the summary. */
const FURNITURE =
  /^(?:[-－ー−‐―]\s*\d+\s*[-－ー−‐―]|\d+\s*\/\s*\d+|\d{1,3}|\d+\s*ページ|以上|ページの先頭へ(?:戻る)?|このページの先頭へ|ページ番号.*|更新日[:：]?.*|\[\d+(?:(?!KB|MB).)*(?:KB|MB).*\]|.{0,20}\(PDF(?:ファイル)?[:：].*\)|[-=_＿―─━*・.…]{3,})$/i
/** A number in brackets alone may be a page or an item without a title. */
const MAYBE_PAGE = /^[(（]\s*\d+\s*[)）]$/

/** Whether a line is no part of the summary: for certain, perhaps, or not. */
export function furnitureOf(line: string): 'yes' | 'maybe' | 'no' {
  const text = line.normalize('NFKC').trim()
  if (FURNITURE.test(text)) return 'yes'
  return MAYBE_PAGE.test(text) ? 'maybe' : 'no'
}

const TITLE =
  /(会議|委員会|協議会|審議会|検討会|部会|分科会|懇談会|懇話会|研究会|推進会|連絡会|理事会|評議会|総会|会合|ワーキンググループ|幹事会|本部会)/
const DOCUMENT_KIND =
  /^(議事録|議事概要|議事要旨|会議録|会議概要|開催概要|開催結果|要点記録|会議要旨|議事要録|の?概要|議事の概要)([(（].*[)）])?$/

/** The name of a sitting, or the kind of the document on a line of its own. */
export function isTitle(line: string): boolean {
  return TITLE.test(line) || isDocumentKind(line)
}

export function isDocumentKind(line: string): boolean {
  return DOCUMENT_KIND.test(despaced(line))
}

const ROLE =
  /^(?:[Ａ-ＺA-Z]|[\p{Script=Han}々]{0,6})(?:委員|委員長|会長|議長|座長|部会長|主査|事務局|オブザーバー|説明者|説明員|参考人|担当課?|町長|市長|知事|教育長|課長|部長|局長|室長|教授|氏)(?:代理)?$/u

/** True for whoever speaks in a record without names: 委員, 会長, Ａ委員, 事務局. */
export function isSpeaker(text: string): boolean {
  return ROLE.test(despaced(text))
}

/** 説明, 発表 …: what happened before the opinions. */
const REPORT =
  /(?:説明|報告|発表|紹介|講演)(?:し|を行|を行い|があ|がな|をし)?(?:た|った|れた|たしました)?[。．]?(?:[（(][^（）()]*[）)])?[。．\-－―》)）]*$/

export function isReport(text: string): boolean {
  return REPORT.test(text.trim())
}

/** The title of a page behind the document that lists who came or what was on the agenda; null for any other line. */
export function annexTitleIn(line: string): string | null {
  return /^(?:#{1,6}\s+)?別[添紙]\s*(\S*(?:名簿|次第))$/.exec(line)?.[1] ?? null
}
