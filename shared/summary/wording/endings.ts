import type { Hint } from './hint.ts'

/** A sentence may end with these as well. */
const FINAL = /[。．.？！?!](?:[」』）)]*)$/u

/** The place behind the last character, where no full stop stands. A bracket that holds the whole text may end it. */
export function finalStopHints(text: string): Hint[] {
  const end = text.trimEnd().length
  if (end === 0 || FINAL.test(text.trimEnd())) return []
  return [{ rule: 'noFinalStop', start: Math.max(0, end - 1), end }]
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['」', '「'],
  ['』', '『'],
  ['）', '（'],
  [')', '('],
  ['】', '【'],
])
const OPENING: ReadonlySet<string> = new Set(CLOSING.values())

/** Brackets without their other half. A lone `)` behind a letter or digit numbers a point and is let pass. */
export function bracketHints(text: string): Hint[] {
  const open: { readonly bracket: string; readonly at: number }[] = []
  const lone: number[] = []
  for (let at = 0; at < text.length; at++) {
    const bracket = text.charAt(at)
    if (OPENING.has(bracket)) open.push({ bracket, at })
    const wanted = CLOSING.get(bracket)
    if (wanted === undefined) continue
    if (open.at(-1)?.bracket === wanted) open.pop()
    else if (!numbersAPoint(text, at)) lone.push(at)
  }
  return [...lone, ...open.map(each => each.at)]
    .sort((a, b) => a - b)
    .map(at => ({ rule: 'unclosedBracket', start: at, end: at + 1 }))
}

function numbersAPoint(text: string, at: number): boolean {
  return /[)）]/.test(text.charAt(at)) && /[0-9A-Za-z０-９ア-ン]/.test(text.charAt(at - 1))
}
