/** Paths of the icons that the room's screen needs too: it does without the others. */
export const SCREEN_ICONS = {
  chevronLeft: 'M10 4L6 8l4 4',
  chevronRight: 'M6 4l4 4-4 4',
  focus: 'M2 5V2h3M11 2h3v3M14 11v3h-3M5 14H2v-3',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.5l7 4.5-7 4.5z',
  offline: 'M2 6.5a9 9 0 0112 0M4.3 9a5.5 5.5 0 017.4 0M8 12.2v.01M2.5 2.5l11 11',
} as const
