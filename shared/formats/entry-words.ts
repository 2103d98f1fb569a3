import type { EntryKind } from '../meeting/entry.ts'

/** The kinds as documents name them. */
export const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  opinion: '意見',
  question: '質問',
  answer: '回答',
  report: '説明・報告',
  decision: '決定',
  action: '宿題',
  memo: '内部メモ',
}
