/** Placeholder until the screen lands. */
export function ProjectorPage({ meeting }: { readonly meeting: string }) {
  return <main>{meeting}</main>
}
