/** One message on the WebSocket; a larger one is refused with 4413. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024
