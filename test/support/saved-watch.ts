import type { Page } from 'playwright-core'

const SAMPLE_MS = 50

declare global {
  interface Window {
    yorokuSaved?: Set<string>
  }
}

/**
 * Watches what a recorders' page claims: a row's text counts as shown as saved once it has stood on the page
 * unchanged through two samples while the bar at the foot said 保存済み in both.
 */
export async function watchSaved(page: Page): Promise<void> {
  await page.evaluate(sampleMs => {
    const saved = new Set<string>()
    window.yorokuSaved = saved
    let before = new Set<string>()
    setInterval(() => {
      const isSaved = document.querySelector('footer')?.textContent?.includes('保存済み') ?? false
      const rows = isSaved
        ? [...document.querySelectorAll('[data-id] > p')].map(row => row.textContent ?? '')
        : []
      for (const text of rows) if (text !== '' && before.has(text)) saved.add(text)
      before = new Set(rows)
    }, sampleMs)
  }, SAMPLE_MS)
}

/** The texts that were shown as saved since `watchSaved`, the longest of each row (a row's text grows as it is typed). */
export async function savedSoFar(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => [...(window.yorokuSaved ?? [])])
  return texts.filter(text => !texts.some(other => other !== text && other.startsWith(text)))
}
