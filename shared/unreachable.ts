/** Ends a `switch` over a union: the compiler rejects it while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`)
}
