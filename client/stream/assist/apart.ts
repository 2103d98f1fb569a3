import { type Pair, pairKey } from '../../../shared/assist/pairs.ts'

/** The pairs that a recorder has said to be different remarks. */
export type Apart = { readonly keys: () => ReadonlySet<string>; readonly add: (pair: Pair) => void }

/** Kept in this browser window, for one meeting: the document has no place for it, and it is an opinion on a hint. */
export function apartIn(storage: Storage, meeting: string): Apart {
  const name = `yoroku-apart-${meeting}`
  const keys = new Set((storage.getItem(name) ?? '').split('\n').filter(key => key !== ''))
  return {
    keys: () => keys,
    add: pair => {
      keys.add(pairKey(pair))
      storage.setItem(name, [...keys].join('\n'))
    },
  }
}
