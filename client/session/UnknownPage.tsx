/** Placeholder until the screen lands. */
export function UnknownPage() {
  return <main>UnknownPage</main>
}
