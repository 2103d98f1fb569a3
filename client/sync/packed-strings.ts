/** Strings as one: a database hands out one long string sooner than thousands of short ones. */
export type PackedStrings = { readonly joined: string; readonly ends: Uint32Array }

export function packed(strings: readonly string[]): PackedStrings {
  const ends = new Uint32Array(strings.length)
  let end = 0
  for (const [at, { length }] of strings.entries()) {
    end += length
    ends[at] = end
  }
  return { joined: strings.join(''), ends }
}

export function unpacked({ joined, ends }: PackedStrings): string[] {
  const strings: string[] = []
  let from = 0
  for (const end of ends) {
    strings.push(joined.slice(from, end))
    from = end
  }
  return strings
}
