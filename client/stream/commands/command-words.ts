import type { Messages } from '../../i18n/language.ts'

/** What the palette calls things: in Japanese, its reading in kana, in English. All three find a command. */
const WORDS = {
  next: ['次の記録', 'つぎのきろく', 'Next entry'],
  append: ['いちばん後に新しい記録', 'いちばんあとにあたらしいきろく まつび', 'New entry at the end'],
  breakLine: ['記録の中で改行', 'きろくのなかでかいぎょう', 'Line break inside the entry'],
  confirm: ['確認済みにする', 'かくにんずみにする', 'Confirm'],
  unconfirm: ['未確認に戻す', 'みかくにんにもどす', 'Take the confirmation back'],
  omit: ['載せない', 'のせない', 'Leave out of the summary'],
  restore: ['載せる', 'のせる もどす', 'Put back into the summary'],
  hideNow: ['投影からすぐ隠す', 'とうえいからすぐかくす', 'Hide from the projector at once'],
  showAgain: ['投影に映す', 'とうえいにうつす もどす', 'Show on the projector again'],
  undo: ['元に戻す', 'もとにもどす とりけし', 'Undo'],
  redo: ['やり直す', 'やりなおす', 'Redo'],
  nextItem: ['次の議事へ進む', 'つぎのぎじへすすむ', 'Next item'],
  previousItem: ['前の議事へ戻る', 'まえのぎじへもどる', 'Back to the previous item'],
  leftPane: ['議事とテーマの欄を開く・閉じる', 'ぎじとてーまのらんをひらくとじる', 'Agenda and themes pane'],
  rightPane: ['骨子の欄を開く・閉じる', 'こっしのらんをひらくとじる', 'Outline pane'],
  ownPlace: ['自分の最後の記録へ', 'じぶんのさいごのきろくへ', 'To one’s own last entry'],
  keys: ['キーの一覧', 'きーのいちらん へるぷ help shortcuts', 'List of keys'],
  stopFollowing: ['追うのをやめる', 'おうのをやめる', 'Stop following'],
  noSpeaker: ['発言者なし', 'はつげんしゃなし', 'No speaker'],
  noTheme: ['テーマなし', 'てーまなし', 'No theme'],
  noItem: ['議事なし', 'ぎじなし', 'No item'],
  projectorPause: [
    '投影を止める・再開する',
    'とうえいをとめるさいかいする',
    'Pause or resume the projection',
  ],
  projectorHide: ['投影を隠す・表示する', 'とうえいをかくすひょうじする', 'Hide or show the projection'],
  groupEntry: ['記録', 'きろく', 'Entry'],
  groupTheme: ['テーマ', 'てーま', 'Theme'],
  groupSpeaker: ['発言者', 'はつげんしゃ', 'Speaker'],
  groupKind: ['種別', 'しゅべつ', 'Kind'],
  groupAgenda: ['この記録の議事', 'このきろくのぎじ うつす いどう move', 'Item of this entry'],
  groupMeeting: ['会議の進行', 'かいぎのしんこう ぎじへすすむ', 'Meeting'],
  groupView: ['表示', 'ひょうじ', 'View'],
  groupFollow: ['参加者を追う', 'さんかしゃをおう', 'Follow'],
  groupFocus: ['投影を絞る', 'とうえいをしぼる', 'Projector focus'],
  groupScale: ['投影の文字', 'とうえいのもじ おおきさ', 'Projector text'],
  groupProjector: ['投影', 'とうえい', 'Projector'],
} as const

export type CommandName = keyof typeof WORDS

/** How a command or a group is called in the language of the page. */
export const commandNames: Messages<Readonly<Record<CommandName, string>>> = {
  ja: pick(0),
  en: pick(2),
}

/** Every word that finds it. */
export function wordsOf(name: CommandName): readonly string[] {
  return WORDS[name]
}

function pick(at: 0 | 2): Record<CommandName, string> {
  const entries = Object.entries(WORDS).map(([name, each]) => [name, each[at]])
  return Object.fromEntries(entries) as Record<CommandName, string>
}

/** Readings of the kinds, in their order; the palette finds them by these too. */
export const KIND_READINGS = {
  opinion: 'いけん',
  question: 'しつもん',
  answer: 'かいとう',
  report: 'せつめいほうこく',
  decision: 'けってい',
  action: 'しゅくだい',
  memo: 'ないぶめも',
} as const
