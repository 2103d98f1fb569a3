/** Text without blanks: where lines break is the renderer's matter. */
export function squash(text: string): string {
  return text.replace(/\s/g, '')
}
