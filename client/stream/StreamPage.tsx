/** Placeholder until the screen lands. */
export function StreamPage({ meeting }: { readonly meeting: string }) {
  return <main>{meeting}</main>
}
