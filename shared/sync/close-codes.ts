/** Close codes of the WebSocket. 4400–4499 are final: the client does not reconnect. */
export const CLOSE_CODES = {
  malformed: 4400,
  tokenReplaced: 4401,
  role: 4403,
  meetingDeleted: 4410,
  tooLarge: 4413,
  contentRefused: 4422,
  schema: 4426,
} as const

/** Close codes that mean 'come back later': y-websocket reconnects after each of them. */
export const RETRY_CODES = {
  restart: 1012,
  unavailable: 4503,
  tooFast: 4529,
} as const

/** What a WebSocket library or a proxy says of a message that is too large for it: no better when sent again. */
export const TOO_LARGE_FOR_SOCKET = 1009

/** True for a close that refuses the words, not their sender: they would be refused again. */
export function refusesWords(code: number): boolean {
  const { malformed, role, tooLarge, contentRefused } = CLOSE_CODES
  return [malformed, role, tooLarge, contentRefused].some(each => each === code)
}

/** True for a close that reconnecting cannot mend. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500
}
