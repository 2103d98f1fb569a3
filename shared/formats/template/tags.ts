/** What a part of a Word template is about: the whole document, or what a loop repeats. */
export type TagLevel = 'document' | 'attendee' | 'item' | 'theme' | 'entry'

/** The tags of a template by where they stand. `lists` repeat what is between {#…} and {/…}, one level deeper. */
export const TEMPLATE_TAGS = {
  document: {
    texts: [
      '会議名',
      '版',
      '日時',
      '開催方法',
      '場所',
      '主催',
      '公開',
      '出席者一覧',
      '傍聴者',
      '議題一覧',
      '配付資料',
      '次回予定',
      '問合せ先',
      '凡例',
    ],
    lists: { 出席者: 'attendee', 議題: 'item', テーマ: 'theme', 意見: 'entry', 対応: 'entry' },
  },
  attendee: { texts: ['行', '氏名', '所属', '役職', '区分', '出欠'], lists: {} },
  item: {
    texts: ['番号', '見出し', '題名', '補足', '意見の見出し'],
    lists: { テーマ: 'theme', 意見: 'entry', 対応: 'entry' },
  },
  theme: { texts: ['テーマ名'], lists: { 意見: 'entry' } },
  entry: {
    texts: ['記号', '本文', '本文のみ', '発言者', '種別', '期限', '議題名', 'テーマ名', '番号'],
    lists: {},
  },
} as const satisfies Readonly<
  Record<TagLevel, { readonly texts: readonly string[]; readonly lists: Readonly<Record<string, TagLevel>> }>
>

const LEVELS = Object.values(TEMPLATE_TAGS)
const NAMES: ReadonlySet<string> = new Set(
  LEVELS.flatMap(({ texts, lists }): string[] => [...texts, ...Object.keys(lists)]),
)

/** True for a name that means something somewhere in a template. */
export function isTagName(name: string): boolean {
  return NAMES.has(name)
}

/** The level that a list leads to from here, or null. */
export function listAt(level: TagLevel, name: string): TagLevel | null {
  const lists: Readonly<Record<string, TagLevel>> = TEMPLATE_TAGS[level].lists
  return Object.hasOwn(lists, name) ? (lists[name] ?? null) : null
}

/** Whether a text tag means something here, or at one of the levels around. */
export function isTextAt(levels: readonly TagLevel[], name: string): boolean {
  return levels.some(level => TEMPLATE_TAGS[level].texts.some(text => text === name))
}
