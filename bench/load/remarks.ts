const TOPICS = [
  '避難所の運営',
  '地域の乗合交通',
  '子育て世帯への周知',
  '空き家の活用',
  '学校給食の地産地消',
  '商店街の後継者',
  '除雪の担い手',
  '河川敷の桜並木',
  '公民館の予約',
  '外国籍の住民への案内',
  '林道の維持管理',
  '救急の搬送時間',
  '図書館の開館時間',
  '観光案内の多言語化',
  '農業用水の取水口',
  'デジタル人材の育成',
] as const
const CONCERNS = [
  '町会と学校の役割分担をはっきりさせておく必要がある',
  '数値目標の根拠を資料に書き添えてほしい',
  '予算の見通しを事務局で整理して示してもらいたい',
  '前回の意見がどこに反映されたのか読み取れない',
  '冬の間は利用が半分以下に落ちると現場から聞いている',
  '若い委員の声を聞く場を別に設けてはどうか',
  '隣の市と共同で発注すれば費用を抑えられる',
  '高齢の方には紙の案内も残すべきだと考える',
  '三年後に見直す前提で始めるのがよい',
  '専門の職員を置かなければ続かない',
  '補助金が切れた後の姿を描いておきたい',
  '先行した自治体の失敗から学ぶところが多い',
  '住民が自分で調べられる形にしてほしい',
  '安全の確認を誰が行うのかが抜けている',
  '言葉が難しく、趣旨が伝わっていない',
  '試験的に二地区から導入してはどうか',
] as const

/** A remark of one or two sentences as `draw` (0 to 1) has it; there are tens of thousands. */
export function remark(draw: () => number): string {
  const first = `${pick(TOPICS, draw)}については、${pick(CONCERNS, draw)}。`
  return draw() < 0.3 ? `${first}${pick(CONCERNS, draw)}と思う。` : first
}

function pick(choices: readonly string[], draw: () => number): string {
  return choices[Math.floor(draw() * choices.length)] ?? ''
}
