/**
 * Before each of its commits React 19 asks whether the focused element's `contentEditable` is 'true', and if so walks
 * over all of its text to write down where the selection stands (getSelectionInformation): at 5,000 entries most of
 * what a keystroke cost, whatever the commit was about. ProseMirror keeps the selection itself. The attribute, which
 * the browser goes by, stays as it is.
 */
export function hideFromReact(editable: HTMLElement): void {
  Object.defineProperty(editable, 'contentEditable', {
    get: () => 'inherit',
    set: (value: string) => editable.setAttribute('contenteditable', value),
  })
}
