/** About how wide a text is, in em: kana and ideographs are full, Latin letters and digits a little over half. */
export function textEms(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0300' ? 0.6 : 1), 0)
}
