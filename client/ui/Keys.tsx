import { keyName } from './key-names.ts'

/** Keys that are pressed together, as on the keyboard. */
export function Keys({ names }: { readonly names: readonly string[] }) {
  return names.map(name => <kbd key={name}>{keyName(name)}</kbd>)
}
