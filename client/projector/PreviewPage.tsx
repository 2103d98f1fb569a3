import { useCallback } from 'react'
import { FollowedScreen } from './ProjectorPage.tsx'
import { type RoomPages, sendPages } from './room-pages.ts'
import { usePreviewFeed } from './use-outline-feed.ts'

/** The room's screen in a frame on the lead's page: the same pages, no screen of its own. It tells the page which it shows. */
export function PreviewPage({ meeting }: { readonly meeting: string }) {
  const handlePages = useCallback((pages: RoomPages) => sendPages(window.parent, pages), [])
  return <FollowedScreen feed={usePreviewFeed(meeting)} onPages={handlePages} />
}
