const ORDER: readonly string[] = ['editor', 'agenda', 'themes', 'outline', 'projector', 'bar']

/** The region that F6 goes to from one, among those present; the editor is always present. */
export function nextRegion(present: readonly string[], from: string, isBack: boolean): string {
  const round = ORDER.filter(name => name === 'editor' || present.includes(name))
  const at = Math.max(0, round.indexOf(from))
  return round[(at + (isBack ? round.length - 1 : 1)) % round.length] ?? 'editor'
}
