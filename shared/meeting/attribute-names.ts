/** Names that older programs may not know are kept, in any script, but not what a page would run or fetch. */
const KEY = /^[\p{L}\p{N}\p{M}_.~-]{1,64}$/u
const ACTIVE_ATTRIBUTE = /^(on.*|style|class|href|src|srcdoc|action|formaction|xmlns.*)$/i
/** `__proto__`, `constructor`, `hasOwnProperty` …: a program that reads attributes into an object trips over them. */
const POLLUTING = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype'])

/** Whether a value may stand under that name anywhere in a meeting's document. */
export function isValueName(name: string): boolean {
  return KEY.test(name) && !POLLUTING.has(name)
}

/** Whether an entry or a page may carry an attribute of that name. */
export function isAttributeName(name: string): boolean {
  return isValueName(name) && !ACTIVE_ATTRIBUTE.test(name)
}
