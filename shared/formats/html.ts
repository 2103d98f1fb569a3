import type { Layout } from '../meeting/layout.ts'
import type { Annex } from '../summary/annexes.ts'
import type { Summary, SummarySection } from '../summary/summary.ts'
import type { SummaryEntry, SummaryGroup, SummaryItem } from '../summary/summary-items.ts'
import { annexTitle, itemHeading } from './plain-text.ts'

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
${pageStyle(summary.layout)}${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(summary.title)}</h1>
${stampHtml(summary)}${summary.sections.map(sectionHtml).join('')}${summary.annexes.map(annexHtml).join('')}</main>
</body>
</html>
`
}

/** Text as HTML content or attribute value. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}

function stampHtml({ stamp }: Summary): string {
  return stamp === '' ? '' : `<p class="stamp">${escaped(stamp)}</p>\n`
}

function sectionHtml({ mark, label, shown, end, lines, items }: SummarySection): string {
  const words =
    shown === label
      ? escaped(label)
      : `<span aria-hidden="true">${escaped(shown)}</span><span class="read">${escaped(label)}</span>`
  const className = /\s$/.test(mark) ? 'no' : 'sign'
  const number = mark === '' ? '' : `<span class="${className}">${escaped(mark.trim())}</span>`
  const content = [...lines.map(line => `<p>${escaped(line)}</p>\n`), ...items.map(itemHtml)]
  return `<section>\n<h2>${number}${words}${end}</h2>\n${content.join('')}</section>\n`
}

/** Headings pass over no level: where an item has none, its own move up. */
function itemHtml(item: SummaryItem): string {
  const notes = item.notes.map(note => ({ mark: '・', lines: [note] }))
  const actions = [...item.actions, ...notes].map(entryHtml)
  const heading = item.title === '' ? '' : `<h3>${escaped(itemHeading(item))}</h3>\n`
  const level = item.title === '' ? 3 : 4
  const opinions = item.groups.length === 0 ? '' : `<h${level}>【${escaped(item.heading)}】</h${level}>\n`
  return `${heading}${listHtml('actions', actions)}${opinions}${item.groups.map(group => groupHtml(group, level + 1)).join('')}`
}

function groupHtml({ label, entries }: SummaryGroup, level: number): string {
  const heading = label === '' ? '' : `<h${level}>＜${escaped(label)}＞</h${level}>\n`
  return `${heading}${listHtml('opinions', entries.map(entryHtml))}`
}

/** `role` keeps it a list for VoiceOver, which ignores lists without markers. */
function listHtml(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul role="list" class="${name}">\n${items.join('')}</ul>\n`
}

function entryHtml({ mark, lines }: Pick<SummaryEntry, 'mark' | 'lines'>): string {
  return `<li data-mark="${escaped(mark)}">${lines.map(escaped).join('<br>')}</li>\n`
}

function annexHtml(annex: Annex): string {
  const content =
    annex.kind === 'lines' ? annex.lines.map(line => `<p>${escaped(line)}</p>\n`).join('') : tableHtml(annex)
  return `<section class="annex">\n<h2>${escaped(annexTitle(annex))}</h2>\n${content}</section>\n`
}

function tableHtml({ columns, rows }: Extract<Annex, { kind: 'table' }>): string {
  const head = columns.map(column => `<th scope="col">${escaped(column)}</th>`).join('')
  const body = rows.map(row => `<tr>${row.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>\n`)
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('')}</tbody>\n</table>\n`
}

/** Paper, margins and letters of the layout; a screen has letters of its own size. */
function pageStyle(layout: Layout): string {
  const { marginTop, marginRight, marginBottom, marginLeft, textSize, linePitch } = layout
  return `@page { size: A4; margin: ${marginTop}mm ${marginRight}mm ${marginBottom}mm ${marginLeft}mm; @bottom-center { content: "－ " counter(page) " －"; font: ${textSize}pt serif; } }
body { font-size: ${textSize}pt; line-height: ${Math.round((linePitch / textSize) * 1000) / 1000}; }
main { max-width: ${210 - marginLeft - marginRight}mm; }
`
}

const STYLE = `body { margin: 0; color: #1a1a1a; background: #fff; font-family: "BIZ UDMincho", "BIZ UD明朝", "Yu Mincho", "Hiragino Mincho ProN", "MS Mincho", serif; line-break: strict; overflow-wrap: anywhere; text-autospace: normal; hanging-punctuation: allow-end; }
main { margin: 0 auto; padding: 2em 1.5em; }
h1, h2, h3, h4, h5 { margin: 0; font: inherit; break-after: avoid; }
h1 { margin-bottom: 2em; font-size: 1.25em; text-align: center; }
.no { display: inline-block; min-width: 2em; }
.read { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
p { margin: 0 0 0 2em; }
h3 { margin-left: 1em; }
h4, h5 { margin-left: 2em; }
ul { margin: 0 0 0 3em; padding: 0; list-style: none; text-align: justify; }
ul.opinions { margin-bottom: 1.75em; }
li { text-indent: -1em; break-inside: avoid; }
li::before { content: attr(data-mark); }
.stamp { margin: -1.5em 0 1.5em; text-align: right; }
.annex { margin-top: 3em; break-before: page; }
.annex h2 { margin-bottom: 1em; text-align: center; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #767676; padding: 0 .5em; text-align: start; font-weight: normal; }
tr { break-inside: avoid; }
@media screen { body { font-size: 16px; } }
@media print { main { max-width: none; padding: 0; } }
`
