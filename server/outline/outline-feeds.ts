import { randomBytes } from 'node:crypto'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { RoomOutline } from '../../shared/outline/round.ts'
import type { Clock } from '../clock.ts'
import type { Room } from '../sync/room.ts'
import { OutlineFeed } from './outline-feed.ts'

/** The feeds of the rooms that are loaded; one lives as long as its room. */
export class OutlineFeeds {
  readonly #clock: Clock
  readonly #feeds = new Map<Room, OutlineFeed>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  of(room: Room): OutlineFeed {
    return this.#feeds.get(room) ?? this.#open(room)
  }

  /** The outline as the audience sees it now. */
  current(room: Room): Promise<RoomOutline> {
    return this.of(room).current()
  }

  /** The meeting as the audience sees it now. */
  meeting(room: Room): Promise<Meeting> {
    return this.of(room).meeting()
  }

  #open(room: Room): OutlineFeed {
    const feed = new OutlineFeed(room, this.#clock, randomBytes(6).toString('base64url'))
    this.#feeds.set(room, feed)
    room.onClose(() => {
      this.#feeds.delete(room)
      feed.close()
    })
    return feed
  }
}
