import { isSpeaker } from '../line-kinds.ts'
import { bulletOf } from '../line-marks.ts'
import type { ReadLine } from './evident-lines.ts'
import type { Vote } from './votes.ts'

/** How agenda items are headed. A word that is another for each kind of item (報告事項１, 協議事項１) is none of a layout. */
export function itemVotes(lines: readonly ReadLine[]): Vote[] {
  const items = lines.filter(({ reading }) => reading.role === 'item')
  const forms = items.map(({ text, line }, index) => ({ ...itemForm(text, index + 1), line }))
  const words = new Set(forms.flatMap(({ word }) => (word === '' ? [] : [word])))
  return forms.flatMap(({ value, word, line }): Vote[] => {
    const form: Vote = { name: 'itemMark', value, line }
    return word === '' ? [form] : [form, { name: 'itemWord', value: words.size > 1 ? null : word, line }]
  })
}

const PAREN = /^[(（]\s*([0-9０-９]+)\s*[)）]\s*/
const WORD = /^([^\d０-９\s（(「『、。]{1,12})\s*([0-9０-９]+)(?:[\s:：.．、]+\S.*)$/

const ITEM_WORD = /^(議事|議題|案件|(議決|報告|協議|審議)(事項|案件)?)$/

/** An unusual word counts with a number behind it that is the item's own: 令和３ is no 議事３. */
export function itemForm(text: string, count: number) {
  const paren = PAREN.exec(text)
  const [, word = '', number = ''] = WORD.exec(paren === null ? text : text.slice(paren[0].length)) ?? []
  const own = paren === null ? count : numberOf(paren[1] ?? '')
  const isOwn = ITEM_WORD.test(word) || (word !== '' && word !== '第' && numberOf(number) === own)
  if (isOwn) return { value: paren === null ? 'word' : 'both', word, number }
  return { value: paren === null ? null : 'number', word: '', number: '' }
}

function numberOf(digits: string): number {
  return Number(digits.normalize('NFKC'))
}

/** Whether remarks stand under themes, and how their bullets and speakers stand in front of them. `people`: whoever may speak. */
export function remarkVotes(lines: readonly ReadLine[], people: ReadonlySet<string>): Vote[] {
  const remarks = opinionsIn(lines)
  const themes = lines.filter(({ reading }) => reading.role === 'theme' && reading.reason === null)
  const [first] = remarks
  const legend = lines.find(({ text }) => /[◎○●].{1,30}の発言/.test(text))
  const bullets = remarks.flatMap(bulletVotes)
  const kinds = new Set(bullets.map(({ value }) => value).filter(value => PART_BULLETS.has(value ?? '')))
  const telling = legend ?? (kinds.size > 1 ? first : undefined)
  const speakers = lines.flatMap(line => speakerVotes(line, people))
  return [
    ...themes.map(({ line }): Vote => ({ name: 'remarks', value: 'theme', line })),
    ...(themes.length === 0 && first
      ? [{ name: 'remarks', value: 'spoken', line: first.line } as const]
      : []),
    ...(telling
      ? [{ name: 'speakers', value: 'bullet', line: telling.line } as const]
      : [...speakers, ...bullets]),
  ]
}

/** The remarks below a heading of theirs, where there are such: what stands above it is as often a report. */
function opinionsIn(lines: readonly ReadLine[]): ReadLine[] {
  let isBelow = false
  const remarks = lines.flatMap(line => {
    const { role } = line.reading
    if (role === 'opinions' || role === 'theme') isBelow = true
    else if (role === 'item' || role === 'no-item' || role.startsWith('heading:')) isBelow = false
    return role === 'remark' ? [{ line, isBelow }] : []
  })
  const below = remarks.filter(each => each.isBelow)
  return (below.length > 0 ? below : remarks).map(({ line }) => line)
}

/** The bullets that tell who speaks. */
const PART_BULLETS: ReadonlySet<string> = new Set(['◎', '○', '●'])
/** Bullets of symbol fonts as characters that every font has. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '\uf0b7': '・',
  '\uf06c': '●',
  '\uf06e': '■',
  '\uf0a7': '▪',
  '\uf0d8': '➢',
}

function bulletVotes({ text, line, isMarkdown }: ReadLine): Vote[] {
  const bullet = bulletOf(text)?.bullet
  if (isMarkdown && !PART_BULLETS.has(bullet ?? '')) return []
  if (bullet === undefined) return [{ name: 'remarkMark', value: null, line }]
  const value = SYMBOLS[bullet] ?? bullet
  return [{ name: 'remarkMark', value: /[\ue000-\uf8ff]/.test(value) ? null : value, line }]
}

const FORMS = [
  ['brackets', /^[（(]([^（()）]{1,30})[）)]/],
  ['heading', /^【([^】]{1,30})】$/],
  ['colon', /^([^：:、。「」\s]{1,20})\s*[：:]/],
] as const

function speakerVotes({ reading, text, line }: ReadLine, people: ReadonlySet<string>): Vote[] {
  if (reading.role === 'speaker')
    return [{ name: 'speakers', value: text.startsWith('【') ? 'heading' : null, line }]
  if (reading.role !== 'remark' && reading.role !== 'action') return []
  const content = bulletOf(text)?.rest ?? text
  for (const [value, pattern] of FORMS) {
    const who = pattern.exec(content)?.[1] ?? ''
    if (who !== '' && (isSpeaker(who) || people.has(who))) return [{ name: 'speakers', value, line }]
  }
  return []
}
