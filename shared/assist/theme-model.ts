/** A theme and how likely it is, 0 to 1; the likelihoods of all themes asked about add up to 1. */
export type Likelihood = { readonly theme: string; readonly likelihood: number }

/** Added to every count, so that a piece never seen under a theme does not rule it out. */
const SMOOTHING = 1
/** How much the mere size of a theme says: half as much as theory has it, for the next remark may open a new matter. */
const PRIOR_WEIGHT = 0.5
/** Pieces of one text overlap and repeat each other; their joint evidence is taken this much less strongly. */
const TEMPER = 2

/**
 * Which theme a text belongs to, from the pieces of texts under each theme (naive Bayes). Learning and unlearning
 * cost the pieces of one text; the state is whole numbers, so what is unlearnt leaves no trace.
 */
export class ThemeModel {
  readonly #counts = new Map<string, Map<string, number>>()
  readonly #pieces = new Map<string, number>()
  readonly #texts = new Map<string, number>()

  /** Counts a text under a theme; a weight below zero takes it away again. A label is no text: it is not counted as one. */
  count(theme: string, grams: Iterable<string>, weight: number, texts: number = Math.sign(weight)): void {
    for (const gram of grams) this.countPiece(theme, gram, weight)
    add(this.#texts, theme, texts)
  }

  countPiece(theme: string, gram: string, weight: number): void {
    const counts = this.#counts.get(gram) ?? new Map<string, number>()
    add(counts, theme, weight)
    if (counts.size > 0) this.#counts.set(gram, counts)
    else this.#counts.delete(gram)
    add(this.#pieces, theme, weight)
  }

  /** The themes, likeliest first. `known` says how many of the text's pieces have been seen at all. */
  rank(grams: Iterable<string>, themes: readonly string[]): { ranked: Likelihood[]; known: number } {
    const seen = [...grams].flatMap(gram => this.#counts.get(gram) ?? [])
    const total = themes.reduce((sum, theme) => sum + (this.#texts.get(theme) ?? 0), 0)
    const scores = themes.map(theme => {
      const texts = (this.#texts.get(theme) ?? 0) + 1
      return PRIOR_WEIGHT * Math.log(texts / (total + themes.length)) + this.#evidence(theme, seen)
    })
    const best = Math.max(...scores)
    const shares = scores.map(score => Math.exp((score - best) / TEMPER))
    const sum = shares.reduce((one, other) => one + other, 0)
    const ranked = themes.map((theme, at) => ({ theme, likelihood: (shares[at] ?? 0) / sum }))
    return { ranked: ranked.sort((a, b) => b.likelihood - a.likelihood), known: seen.length }
  }

  #evidence(theme: string, seen: readonly ReadonlyMap<string, number>[]): number {
    const all = (this.#pieces.get(theme) ?? 0) + SMOOTHING * this.#counts.size
    let evidence = -seen.length * Math.log(all)
    for (const counts of seen) evidence += Math.log((counts.get(theme) ?? 0) + SMOOTHING)
    return evidence
  }
}

function add(counts: Map<string, number>, key: string, weight: number): void {
  const count = (counts.get(key) ?? 0) + weight
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}
