export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
const MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥' }

/** A modifier as it is printed on this computer's keyboard; any other key as it is. */
export function keyName(key: string): string {
  return (isMac && MAC[key]) || key
}
