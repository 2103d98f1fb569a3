import { escaped } from '../../shared/formats/html.ts'
import { instantMs } from '../../shared/meeting/instant.ts'
import type { Summary } from '../../shared/summary/summary.ts'

/**
 * docProps/core.xml with the meeting's start instead of the current time, and nobody's name: who exported a
 * summary is no part of it.
 */
export function coreProperties(summary: Pick<Summary, 'title' | 'startsAt'>): { path: string; data: string } {
  const time = instantOf(summary.startsAt)
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(summary.title)}</dc:title><dc:language>ja-JP</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
  return { path: 'docProps/core.xml', data: xml }
}

const UNKNOWN = '2000-01-01T00:00:00Z'

/** The instant to the second, or a fixed one: the time of export must not show. */
function instantOf(startsAt: string): string {
  const ms = instantMs(startsAt)
  return ms === null ? UNKNOWN : new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
