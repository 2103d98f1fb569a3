const CONTAINER =
  /^(議事|議題|案件|内容|議事事項|(?:報告|協議|審議|説明|検討|決定|連絡|審査)(?:事項|案件|議案)?)$/
const CEREMONY =
  /^(開会|閉会|開会宣言|.{0,10}(?:あいさつ|挨拶)|(?:委員|出席者|構成員)(?:の)?(?:紹介|出席状況)|休憩|散会)$/
const KIND = '(報告|協議|審議|説明|検討|決定|意見交換|情報提供|承認)(?:事項)?'
const LEADING = new RegExp(`^[【［\\[(（]${KIND}[】］\\])）]\\s*`)
const TRAILING = new RegExp(`(?<!\\s)\\s*[【［\\[(（]${KIND}[】］\\])）]$`)

/** A title above a list of items, such as 議事 or 報告事項. */
export function isContainer(title: string): boolean {
  return CONTAINER.test(despaced(title))
}

/** What belongs to a sitting but is no matter to record: 開会, あいさつ, 委員紹介. */
export function isCeremony(title: string): boolean {
  return CEREMONY.test(despaced(title))
}

/** 報告 for the items under 報告事項; '' where the container does not say. */
export function kindOfContainer(title: string): string {
  return /^(報告|協議|審議|説明|検討|決定)/.exec(despaced(title))?.[1] ?? ''
}

/** A kind that is written before or after a title in brackets, and the title without it. */
export function kindWord(title: string): { readonly kind: string; readonly title: string } {
  const found = LEADING.exec(title) ?? TRAILING.exec(title)
  if (found === null || found[0].length === title.length) return { kind: '', title }
  return { kind: found[1] ?? '', title: title.replace(found[0], '').trim() }
}

/** Without any space: 議　事 is written with one for its looks. */
export function despaced(text: string): string {
  return text.replace(/\s/g, '')
}
