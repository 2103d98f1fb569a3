/** What a column of a list of attendees holds; null for one that is not taken over. */
export type AttendeeColumn =
  | 'name'
  | 'reading'
  | 'affiliation'
  | 'post'
  | 'role'
  | 'group'
  | 'attendance'
  | 'note'
  | null

/** Column headings as they stand in real lists, without spaces, in lower case. */
const HEADINGS: Readonly<Record<Exclude<AttendeeColumn, null>, RegExp>> = {
  name: /^(氏名|お?名前|委員名|委員氏名|出席者|出席者名|参加者|参加者名|構成員|name)$/,
  reading:
    /^((氏名)?[(（]?(ふりがな|フリガナ|よみ(がな|仮名)?|ヨミ(ガナ)?|読み(がな|仮名)?|かな|カナ)[)）]?|(氏名|名前)の読み|reading|furigana)$/,
  affiliation:
    /^(所属|御?所属(機関|団体|先|名|等)?|所属・?役職|団体名?|機関名|会社名?|勤務先|組織名?|学校名|affiliation|organi[sz]ation)$/,
  post: /^(役職|役職名|役職等|職|職名|職位|肩書き?|post|title|position)$/,
  role: /^(役割|役|会議での役割|委員会役職|role)$/,
  group: /^(区分|分野|グループ|種別|部門|選出区分|group|category)$/,
  attendance: /^(出欠|出席|出欠席|出席状況|出席方法|参加方法|attendance)$/,
  note: /^(備考|摘要|注記|メモ|note|notes|remarks)$/,
}

/** The columns that a row of headings names, or null when the row is no heading. */
export function columnsOfHeadings(row: readonly string[]): AttendeeColumn[] | null {
  const columns = row.map(columnOf)
  const known = columns.filter(column => column !== null)
  return columns.includes('name') && (known.length > 1 || row.length === 1) ? columns : null
}

const ROLE =
  /^(正|副)?(委員|委員長|座長|会長|議長|主査|部会長|事務局|オブザーバー|幹事|臨時委員|特別委員|顧問)(代理)?$/
const POST =
  /(教授|講師|助教|部長|課長|室長|局長|次長|係長|主幹|主任|代表|取締役|社長|理事|理事長|所長|会長|校長|学長|部門長|センター長|マネージャー)$/
const BODY =
  /(大学|高専|高等専門学校|会社|㈱|\(株\)|（株）|協会|連合|組合|財団|社団|法人|機構|研究所|研究院|センター|団体|会議所|病院|銀行|[都道府県市町村庁省局部課室])/

/** The likely columns of a table without headings, judged by what stands in them; a lone column holds names. */
export function guessedColumns(rows: readonly (readonly string[])[]): AttendeeColumn[] {
  const width = Math.max(0, ...rows.map(row => row.length))
  const cells = Array.from({ length: width }, (_, at) => rows.map(row => row[at] ?? '').filter(Boolean))
  const columns: AttendeeColumn[] = cells.map(column => (isNumbering(column) ? null : kindOf(column)))
  const isNumber = cells.map(isNumbering)
  const first = columns.findIndex((column, at) => column === null && !isNumber[at] && cells[at]?.length)
  const name = first === -1 ? isNumber.indexOf(false) : first
  return columns.map((column, at) => (at === name ? 'name' : columns.indexOf(column) === at ? column : null))
}

function columnOf(heading: string): AttendeeColumn {
  const plain = heading.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  for (const column of [
    'name',
    'reading',
    'affiliation',
    'post',
    'role',
    'group',
    'attendance',
    'note',
  ] as const)
    if (HEADINGS[column].test(plain)) return column
  return null
}

function kindOf(cells: readonly string[]): AttendeeColumn {
  if (mostly(cells, ROLE)) return 'role'
  if (mostly(cells, POST)) return 'post'
  return mostly(cells, BODY) ? 'affiliation' : null
}

function mostly(cells: readonly string[], pattern: RegExp): boolean {
  return cells.length > 0 && cells.filter(cell => pattern.test(cell)).length > cells.length / 2
}

/** True for a column of numbers that only count. */
export function isNumbering(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every(cell => /^\d+[.)]?$/.test(cell.normalize('NFKC')))
}
