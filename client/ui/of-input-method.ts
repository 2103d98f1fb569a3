const INPUT_METHOD_KEY = 229

/**
 * True for a key that belongs to the input method, and so to nothing else. Safari ends the composition before the
 * Enter that ends it: that key is known by its code alone.
 */
export function isOfInputMethod(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === INPUT_METHOD_KEY
}
