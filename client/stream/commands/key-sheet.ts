import type { Messages } from '../../i18n/language.ts'

/** Keys that do one thing: alternatives, each pressed together. */
type KeyLine = { readonly keys: readonly (readonly string[])[]; readonly does: string }
type KeySection = { readonly title: string; readonly lines: readonly KeyLine[] }
type KeySheetMessages = {
  readonly title: string
  readonly close: string
  readonly composing: string
  readonly sections: readonly KeySection[]
}

/** Which keys the page has. What they change can be changed by a button or from the command palette too. */
export const keySheetMessages: Messages<KeySheetMessages> = {
  ja: {
    title: 'キーの一覧',
    close: '閉じる',
    composing: '変換中は、どのキーも変換のためだけにはたらきます。',
    sections: [
      {
        title: '書く',
        lines: [
          { keys: [['Enter']], does: '次の記録（議事・テーマ・発言者を引き継ぐ）' },
          { keys: [['Shift', 'Enter']], does: '記録の中で改行' },
          { keys: [['Ctrl', 'Enter']], does: 'いちばん後に新しい記録' },
          { keys: [['Ctrl', 'Z']], does: '自分がしたことを元に戻す' },
          { keys: [['Ctrl', 'Y']], does: 'やり直す' },
          { keys: [['Tab']], does: '提案があれば付ける（ほかには使わない）' },
          { keys: [['Alt', 'M']], does: '重複の候補をまとめる' },
          { keys: [['Alt', 'N']], does: '重複の候補を別の意見として残す' },
        ],
      },
      {
        title: '付ける',
        lines: [
          { keys: [['＃']], does: 'テーマ（なければ作る）' },
          { keys: [['Alt', '1～9']], does: 'その番号のテーマ（0で外す）' },
          { keys: [['＠']], does: '発言者（なければ加える）' },
          { keys: [['Alt', 'Shift', '1～9']], does: 'その番号の発言者（0で外す）' },
          { keys: [['／']], does: '種別' },
          { keys: [['Alt', 'A']], does: '議事を移す' },
          { keys: [['Alt', 'C']], does: '確認済みにする・戻す' },
          { keys: [['Alt', 'Delete']], does: '載せない・載せる' },
          { keys: [['Alt', 'H']], does: '投影からすぐ隠す・映す' },
        ],
      },
      {
        title: '一覧の中で',
        lines: [
          { keys: [['↑'], ['↓']], does: '選ぶ' },
          { keys: [['Enter']], does: '決定' },
          { keys: [['Esc']], does: '閉じる（打った文字は残す）' },
        ],
      },
      {
        title: '画面',
        lines: [
          { keys: [['Ctrl', 'K']], does: '操作を探す' },
          { keys: [['?']], does: 'この一覧（文字を打つ欄の外で）' },
          { keys: [['F6'], ['Shift', 'F6']], does: '次の欄へ、前の欄へ' },
          { keys: [['Esc']], does: '元のカーソルへ。人を追うのをやめる' },
          { keys: [['Ctrl', 'B']], does: '議事とテーマの欄' },
          { keys: [['Ctrl', 'J']], does: '骨子の欄' },
        ],
      },
    ],
  },
  en: {
    title: 'Keys',
    close: 'Close',
    composing: 'While the input method converts, every key is its own.',
    sections: [
      {
        title: 'Writing',
        lines: [
          { keys: [['Enter']], does: 'next entry, with the same item, theme and speaker' },
          { keys: [['Shift', 'Enter']], does: 'line break inside the entry' },
          { keys: [['Ctrl', 'Enter']], does: 'new entry at the very end' },
          { keys: [['Ctrl', 'Z']], does: 'undo what you did yourself' },
          { keys: [['Ctrl', 'Y']], does: 'redo' },
          { keys: [['Tab']], does: 'accepts a suggestion, nothing else' },
          { keys: [['Alt', 'M']], does: 'merges the two entries pointed out' },
          { keys: [['Alt', 'N']], does: 'keeps both' },
        ],
      },
      {
        title: 'Tagging',
        lines: [
          { keys: [['#']], does: 'theme (creates a missing one)' },
          { keys: [['Alt', '1–9']], does: 'theme by number (0: none)' },
          { keys: [['@']], does: 'speaker (adds a missing one)' },
          { keys: [['Alt', 'Shift', '1–9']], does: 'speaker by number (0: none)' },
          { keys: [['/']], does: 'kind' },
          { keys: [['Alt', 'A']], does: 'move to an agenda item' },
          { keys: [['Alt', 'C']], does: 'confirm, or take that back' },
          { keys: [['Alt', 'Delete']], does: 'leave out, or put back' },
          { keys: [['Alt', 'H']], does: 'hide from the projector at once, or show again' },
        ],
      },
      {
        title: 'In a list',
        lines: [
          { keys: [['↑'], ['↓']], does: 'choose' },
          { keys: [['Enter']], does: 'accept' },
          { keys: [['Esc']], does: 'close, keeping what was typed' },
        ],
      },
      {
        title: 'The page',
        lines: [
          { keys: [['Ctrl', 'K']], does: 'find a command' },
          { keys: [['?']], does: 'this list (outside text fields)' },
          { keys: [['F6'], ['Shift', 'F6']], does: 'next pane, previous pane' },
          { keys: [['Esc']], does: 'back to the caret; stop following' },
          { keys: [['Ctrl', 'B']], does: 'agenda and themes' },
          { keys: [['Ctrl', 'J']], does: 'outline' },
        ],
      },
    ],
  },
}
