import { fullWidthDigits, justifyLabel } from '../summary/numbering.ts'
import { type Summary, type SummarySection, stampText } from '../summary/summary.ts'
import type { SummaryEntry, SummaryGroup, SummaryItem } from '../summary/summary-items.ts'
import { itemHeading } from './plain-text.ts'

/**
 * The summary as one HTML file that fetches nothing: real headings and lists, ready to print on A4. Bullets are
 * drawn by the style sheet, so copied text has none, and labels are read out without their padding.
 */
export function html(summary: Summary): string {
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(summary.title)}</title>
<style>
${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(summary.title)}</h1>
${stampHtml(summary)}${summary.sections.map(sectionHtml).join('')}</main>
</body>
</html>
`
}

function stampHtml({ stamp }: Summary): string {
  return stamp === undefined ? '' : `<p class="stamp">${escaped(stampText(stamp))}</p>\n`
}

/** Text as HTML content or attribute value. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}

function sectionHtml(section: SummarySection): string {
  const label = escaped(section.label)
  const padded = justifyLabel(section.label)
  const shown =
    padded === section.label
      ? label
      : `<span aria-hidden="true">${escaped(padded)}</span><span class="read">${label}</span>`
  const heading = `<h2><span class="no">${fullWidthDigits(section.number)}</span>${shown}</h2>\n`
  const content =
    section.kind === 'lines'
      ? section.lines.map(line => `<p>${escaped(line)}</p>\n`)
      : section.items.map(itemHtml)
  return `<section>\n${heading}${content.join('')}</section>\n`
}

function itemHtml(item: SummaryItem): string {
  const actions = [...item.actions.map(entryHtml), ...item.notes.map(note => `<li>${escaped(note)}</li>\n`)]
  const heading = item.title === '' ? '' : `<h3>${escaped(itemHeading(item))}</h3>\n`
  const opinions = item.groups.length === 0 ? '' : `<h4>【${escaped(item.heading)}】</h4>\n`
  return `${heading}${listHtml('actions', actions)}${opinions}${item.groups.map(groupHtml).join('')}`
}

function groupHtml(group: SummaryGroup): string {
  return `<h5>＜${escaped(group.label)}＞</h5>\n${listHtml('opinions', group.entries.map(entryHtml))}`
}

/** `role` keeps it a list for VoiceOver, which ignores lists without markers. */
function listHtml(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul role="list" class="${name}">\n${items.join('')}</ul>\n`
}

function entryHtml(entry: SummaryEntry): string {
  return `<li>${entry.lines.map(escaped).join('<br>')}</li>\n`
}

const STYLE = `@page { size: A4; margin: 25mm 25.3mm; @bottom-center { content: "－ " counter(page) " －"; font: 10.5pt serif; } }
body { margin: 0; color: #1a1a1a; background: #fff; font: 10.5pt/1.75 "BIZ UDMincho", "BIZ UD明朝", "Yu Mincho", "Hiragino Mincho ProN", "MS Mincho", serif; line-break: strict; overflow-wrap: anywhere; text-autospace: normal; hanging-punctuation: allow-end; }
main { max-width: 43em; margin: 0 auto; padding: 2em 1.5em; }
h1, h2, h3, h4, h5 { margin: 0; font: inherit; break-after: avoid; }
h1 { margin-bottom: 2em; font-size: 1.25em; text-align: center; }
.no { display: inline-block; min-width: 2em; }
.read { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
p { margin: 0 0 0 2em; }
p.stamp { margin: -1.75em 0 1.75em; text-align: right; }
h3 { margin-left: 1em; }
h4, h5 { margin-left: 2em; }
ul { margin: 0 0 0 3em; padding: 0; list-style: none; text-align: justify; }
ul.opinions { margin-bottom: 1.75em; }
li { text-indent: -1em; break-inside: avoid; }
li::before { content: "・"; }
ul.opinions li::before { content: "○"; }
@media screen { body { font-size: 16px; } }
@media print { main { max-width: none; padding: 0; } }
`
