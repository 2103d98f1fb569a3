import type { Access } from './access/access.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { DocumentWriter } from './formats/document-writer.ts'
import type { RebuiltMeetings } from './history/rebuilt-meetings.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { OutlineFeeds } from './outline/outline-feeds.ts'
import type { Store } from './store/store.ts'
import type { Connections } from './sync/connections.ts'
import type { RoomRegistry } from './sync/room-registry.ts'

/** What the routes are made of; put together in app.ts. */
export type Services = {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly access: Access
  readonly registry: RoomRegistry
  readonly connections: Connections
  readonly feeds: OutlineFeeds
  readonly metrics: Metrics
  readonly documents: DocumentWriter
  readonly rebuilt: RebuiltMeetings
}
