/** Placeholder until the screen lands. */
export function HomePage() {
  return <main>HomePage</main>
}
