/** A part of a text that stayed, came or went. */
export type TextPiece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Beyond this many comparisons the changed middle is shown as one. */
const MOST_CELLS = 1_000_000
/** What stayed between two changes is read as part of them when it is no longer than this. */
const LOOSE = 1

/** How one text became another, character by character; joined, `same` and `added` are the later text. */
export function textPieces(before: string, after: string): TextPiece[] {
  const [a, b] = [[...before], [...after]]
  const start = sameLength(a, b)
  const end = sameLength(a.slice(start).reverse(), b.slice(start).reverse())
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const middle =
    left.length * right.length > MOST_CELLS
      ? [piece('removed', left), piece('added', right)]
      : aligned(left, right)
  return tidied([piece('same', a.slice(0, start)), ...middle, piece('same', a.slice(a.length - end))])
}

function piece(kind: TextPiece['kind'], characters: readonly string[]): TextPiece {
  return { kind, text: characters.join('') }
}

function sameLength(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

/** Along a longest common subsequence. */
function aligned(a: readonly string[], b: readonly string[]): TextPiece[] {
  const lengths = commonLengths(a, b)
  const pieces: TextPiece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const isSame = i < a.length && j < b.length && a[i] === b[j]
    if (isSame) {
      pieces.push({ kind: 'same', text: a[i++] ?? '' })
      j++
    } else if (j >= b.length || (i < a.length && lengths(i + 1, j) >= lengths(i, j + 1)))
      pieces.push({ kind: 'removed', text: a[i++] ?? '' })
    else pieces.push({ kind: 'added', text: b[j++] ?? '' })
  }
  return pieces
}

/** How long the longest common subsequence of the rests from two places on is. */
function commonLengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j
      table[at] =
        a[i] === b[j]
          ? (table[at + width + 1] ?? 0) + 1
          : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0)
    }
  return (i, j) => table[i * width + j] ?? 0
}

/** Neighbours of a kind joined; within a run of changes what went stands before what came. */
function tidied(pieces: readonly TextPiece[]): TextPiece[] {
  const result: TextPiece[] = []
  const run = { removed: '', added: '', same: '' }
  const flush = () => {
    for (const kind of ['removed', 'added', 'same'] as const) {
      if (run[kind] !== '') result.push({ kind, text: run[kind] })
      run[kind] = ''
    }
  }
  for (const { kind, text } of pieces) {
    if (kind === 'same') run.same += text
    else {
      if (run.removed + run.added === '' || run.same.length > LOOSE) flush()
      const between = run.same
      run.same = ''
      run.removed += between
      run.added += between
      run[kind] += text
    }
  }
  flush()
  return result
}
