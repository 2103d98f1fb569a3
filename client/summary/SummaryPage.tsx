/** Placeholder until the screen lands. */
export function SummaryPage({ meeting }: { readonly meeting: string }) {
  return <main>{meeting}</main>
}
