import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Violation = {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe finds on the page under WCAG 2.2 A and AA, one line for each place. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  await page.evaluate(() =>
    Promise.all(
      document.getAnimations().flatMap(each => (each instanceof CSSTransition ? each.finished : [])),
    ),
  )
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(found => found.violations)`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  )
}

/** The same in light and in dark colours, each named. */
export async function violationsInBothModes(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const mode of ['light', 'dark']) {
    await page.evaluate(each => {
      document.documentElement.dataset.mode = each
    }, mode)
    found.push(...(await violationsOn(page)).map(each => `${mode} ${each}`))
  }
  return found
}
