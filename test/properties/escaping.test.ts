import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ledgerCsv, uncell } from '../../shared/formats/csv.ts'
import { html } from '../../shared/formats/html.ts'
import { LEDGER_COLUMNS, ledgerRows } from '../../shared/formats/ledger.ts'
import { markdown } from '../../shared/formats/markdown.ts'
import { plainText } from '../../shared/formats/plain-text.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { type Summary, summaryOf } from '../../shared/summary/summary.ts'
import { buildMeeting } from '../support/build-meeting.ts'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../support/property.ts'
import { readCsv } from '../support/read-csv.ts'

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=1+1',
        '+81',
        '-2',
        '@SUM(A1)',
        '|cmd',
        '＝１',
        "'",
        '"',
        '""',
        '","',
        '\r\n',
        '\n',
        '\t=1',
        '　=1',
        '00123',
        '<script>alert(1)</script>',
        '</main>',
        '<!--',
        '&amp;',
        '&',
        '# 題',
        '- 項',
        '1. 番',
        '**強**',
        '[a](b)',
        '`',
        '\\',
        '○',
        '　　○偽',
        '＜偽テーマ＞',
        '【偽】',
        '(1) 議事１',
        '５　議　　事',
        '😀',
        '\u0000',
        '\ufffe',
        'か\u3099',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(parts => parts.join(''))

const meetings: fc.Arbitrary<Meeting> = fc
  .record({
    title: hostile,
    venue: hostile,
    item: hostile,
    theme: hostile,
    speaker: hostile,
    texts: fc.array(hostile, { maxLength: 5 }),
  })
  .map(({ title, venue, item, theme, speaker, texts }) =>
    buildMeeting({
      facts: { title, venue, speakerStyle: 'name' },
      agenda: { a1: { title: item, documents: venue } },
      themes: { t1: { label: theme } },
      attendees: { p1: { name: speaker } },
      entries: Object.fromEntries(
        texts.map((text, index) => [
          `e${index}`,
          { text, agenda: 'a1', theme: index % 2 ? 't1' : 'gone', speaker: 'p1' },
        ]),
      ),
    }),
  )

describe('hostile text', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  test('comes back from the CSV, and no field is a formula', () => {
    fc.assert(
      fc.property(meetings, meeting => {
        const rows = readCsv(ledgerCsv(meeting))
        expect(rows.map(row => row.map(uncell))).toEqual(
          [LEDGER_COLUMNS, ...ledgerRows(meeting)].map(row => row.map(String)),
        )
        expect(rows.flat().filter(field => /^[\s\u3000]*[=+\-@|＝＋－＠]/.test(field))).toEqual([])
      }),
      propertyRuns(200),
    )
  })

  test('comes back from the HTML, which holds no tag but its own', () => {
    fc.assert(
      fc.property(meetings, meeting => {
        const summary = summaryOf(meeting)
        const body = html(summary).replace(/^.*<main>/su, '')
        const tags = new Set([...body.matchAll(/<[^>]*>?/g)].map(([tag]) => tag))
        expect([...tags].filter(tag => !OWN_TAGS.test(tag))).toEqual([])
        const items = [...body.matchAll(/<li data-mark="[○・]">(.*?)<\/li>/gs)].map(([, item]) =>
          unescaped(item ?? ''),
        )
        expect(items).toEqual(linesOf(summary).map(lines => lines.join('<br>')))
        expect(unescaped(/<h1>(.*?)<\/h1>/s.exec(body)?.[1] ?? '')).toBe(summary.title)
      }),
      propertyRuns(200),
    )
  })

  test('comes back from the Markdown', () => {
    fc.assert(
      fc.property(meetings, meeting => {
        const summary = summaryOf(meeting)
        const items = markdown(summary)
          .split(/\n(?=- )/)
          .slice(1)
        const read = items.map(item =>
          literalLines((item.split('\n\n')[0] ?? '').slice(2).replace(/\n$/, '')),
        )
        expect(read).toEqual(linesOf(summary))
      }),
      propertyRuns(200),
    )
  })

  test('cannot pass for a heading or another entry in the plain text', () => {
    fc.assert(
      fc.property(meetings, meeting => {
        const summary = summaryOf(meeting)
        const proceedings =
          plainText(summary)
            .split(/^\p{Nd}+　議　　事$/mu)
            .at(-1) ?? ''
        const lines = proceedings.split('\n').filter(line => line !== '')
        const entries = linesOf(summary)
        expect(lines.filter(line => /^　[^　]/u.test(line)).length).toBe(1)
        expect(lines.filter(line => /^　　[○・]/u.test(line)).length).toBe(entries.length)
        expect(lines.filter(line => line.startsWith('　　　　')).length).toBe(
          entries.reduce((sum, entry) => sum + entry.length - 1, 0),
        )
      }),
      propertyRuns(200),
    )
  })
})

const OWN_TAGS =
  /^<\/?(h[1-5]|p|ul( role="list" class="(actions|opinions)")?|li( data-mark="[○・]")?|br|section|main|body|html|span( class="(no|read)"| aria-hidden="true")?)>$/

function unescaped(markup: string): string {
  return markup.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
}

function literalLines(item: string): string[] {
  return item.split('  \n  ').map(line => line.replace(/\\([!-/:-@[-`{-~])/g, '$1'))
}

/** The lines of every list item in the order printed. */
function linesOf(summary: Summary): (readonly string[])[] {
  const items = summary.sections.flatMap(section => section.items)
  return items.flatMap(item => [
    ...item.actions.map(entry => entry.lines),
    ...item.notes.map(note => [note]),
    ...item.groups.flatMap(group => group.entries.map(entry => entry.lines)),
  ])
}
