/** Placeholder until the screen lands. */
export function JoinPage({ meeting }: { readonly meeting: string }) {
  return <main>{meeting}</main>
}
