import { random } from '../load/random.ts'

const SENTENCES = [
  '避難所の運営について、町会と学校の役割分担をはっきりさせておく必要がある。',
  '予算の見通しは次回までに事務局で整理して示してほしい。',
  '高齢者の移動手段を確保するため、地域の乗合交通を試験的に導入してはどうか。',
  '前回の意見はおおむね反映されている。',
  '子育て世帯への周知は、紙とオンラインの両方で行うべきだと考える。',
  '数値目標の根拠を資料に書き添えてほしい。',
] as const

export type Block = { readonly text: string; readonly draw: (below: number) => number }

/** So many blocks of text, the same for every editor. */
export function blocksOf(count: number): Block[] {
  const next = random(count)
  const draw = (below: number) => Math.floor(next() * below)
  return Array.from({ length: count }, () => ({ text: SENTENCES[draw(SENTENCES.length)] ?? '', draw }))
}
