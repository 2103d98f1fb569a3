import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { MeetingCreated } from '../../shared/api.ts'
import type { Place, Target } from './target.ts'

const SERVER = join(import.meta.dirname, '../../server/main.ts')
const adminToken = randomBytes(32).toString('base64url')

/** Our server as an operator starts it: durable, the gate on. */
export const YOROKU: Target = {
  id: 'yoroku',
  label: 'Yoroku',
  keepsDocument: true,
  readyPath: '/readyz',
  open: openMeeting,
  launch: (port, dataDir) => ({
    args: [SERVER],
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      ADMIN_TOKEN: adminToken,
      LOG_LEVEL: 'warn',
    },
  }),
}

async function openMeeting(origin: string, name: string): Promise<Place> {
  const response = await fetch(`${origin}/api/meetings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: name }),
  })
  if (response.status !== 201) throw new Error(`no meeting: ${response.status} ${await response.text()}`)
  const meeting = (await response.json()) as MeetingCreated
  return {
    url: `${origin}/sync/${meeting.id}`,
    headers: { authorization: `Bearer ${meeting.tokens.edit}` },
    prefix: null,
  }
}
