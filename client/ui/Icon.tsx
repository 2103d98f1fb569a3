import { LineIcon } from './LineIcon.tsx'
import { SCREEN_ICONS } from './screen-icons.ts'

const PATHS = {
  ...SCREEN_ICONS,
  check: 'M3 8.5l3.2 3L13 4.5',
  chevronDown: 'M4 6l4 4 4-4',
  chevronUp: 'M4 10l4-4 4 4',
  screen: 'M2 3h12v8H2zM6 14h4M8 11v3',
  link: 'M7 9l2-2M6 7L4 9a2.1 2.1 0 003 3l2-2M10 9l2-2a2.1 2.1 0 00-3-3L7 6',
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  pane: 'M3 3h10v10H3zM10 3v10',
  letters: 'M2 12.5L5 4l3 8.5M3 10h4M9.5 12.5l2-5.5 2 5.5M10.2 11h2.7',
  hide: 'M2 3h12v8H2zM2 3l12 8',
  warning: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.2v.01',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5.5a2.5 2.5 0 015 0v2',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  clipboard: 'M4 3.5h8v10H4zM6 2.5h4v2H6zM6 8h4M6 10.5h4',
  grip: 'M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01',
  trash: 'M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9',
  merge: 'M4 3v2.5a4 4 0 004 4 4 4 0 004-4V3M8 9.5V13',
  eyeOff: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM3 13L13 3',
  eye: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM8 6.5a1.5 1.5 0 100 3 1.5 1.5 0 000-3z',
  clock: 'M8 2.5a5.5 5.5 0 110 11 5.5 5.5 0 010-11zM8 5v3.2l2.2 1.3',
  file: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  more: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5v3M10.5 2.5v3',
  settings:
    'M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M9 4.5a1.5 1.5 0 103 0 1.5 1.5 0 10-3 0M4 11.5a1.5 1.5 0 103 0 1.5 1.5 0 10-3 0',
  undo: 'M6 3.5L3 6.5l3 3M3 6.5h6.5a3.5 3.5 0 010 7H6',
  redo: 'M10 3.5l3 3-3 3M13 6.5H6.5a3.5 3.5 0 000 7H10',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4v.01M2.5 8v.01M2.5 12v.01',
  split: 'M2.5 5h4M9.5 5h4M2.5 11h4M9.5 11h4M8 3v10',
  search: 'M7 2.5a4.5 4.5 0 110 9 4.5 4.5 0 010-9zM10.5 10.5l3 3',
} as const

export type IconName = keyof typeof PATHS

/** Icons made of dots alone, which a thin line would lose. */
const DOTTED: ReadonlySet<IconName> = new Set(['grip', 'more'])

/** A line icon by its name. */
export function Icon({ name, size }: { readonly name: IconName; readonly size?: number }) {
  return <LineIcon path={PATHS[name]} size={size} weight={DOTTED.has(name) ? 2.2 : undefined} />
}
