/** A relay that knows no CRDT: every message goes to the others in the room, nothing is kept. */
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const SYNC = 0
const STEP_1 = 0
const EMPTY_STEP_2 = Uint8Array.of(SYNC, 1, 2, 0, 0)

const rooms = new Map()
const http = createServer((_request, response) => response.end('relay'))
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })

sockets.on('connection', (socket, request) => {
  const name = request.url ?? '/'
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room)
  room.add(socket)
  socket.on('message', message => {
    if (message[0] === SYNC && message[1] === STEP_1) socket.send(EMPTY_STEP_2)
    else for (const other of room) if (other !== socket) other.send(message)
  })
  socket.on('close', () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(name)
  })
  socket.on('error', () => socket.terminate())
})
http.listen(Number(process.env.PORT), '127.0.0.1')
