/** Placeholder until the screen lands. */
export function SetupPage({ meeting }: { readonly meeting: string }) {
  return <main>{meeting}</main>
}
