/** In the place of `lib0/dom` (see vite.config.ts): all that y-tiptap takes of it. */
export const doc = document
