import type { LineReading, LineRole } from './line-reading.ts'
import { printedSection } from './section-labels.ts'

/** Where a line stands: a list item under a theme is a remark, one above the themes is none. */
type Within = 'facts' | 'item' | 'theme'
type Content = { readonly role: LineRole; readonly content: string }

/** The lines of a Markdown file that `formats/markdown.ts` wrote; null as soon as one does not fit. */
export function readStrictMarkdown(text: string): LineReading[] | null {
  const readings: LineReading[] = []
  let within: Within = 'facts'
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw === '') continue
    const found = contentOf(raw, within)
    if (found === null) return null
    within = placeAfter(found.role, within)
    const content = literal(found.content.replace(/ {2}$/, ''))
    readings.push({
      number: index + 1,
      raw,
      role: found.role,
      content,
      label: '',
      verdict: 'certain',
      reason: null,
    })
  }
  return readings
}

function contentOf(raw: string, within: Within): Content | null {
  const [, marks = '', heading = ''] = /^(#{1,5}) (.*)$/.exec(raw) ?? []
  if (marks !== '') return headingOf(marks.length, heading)
  if (within === 'facts') return { role: 'value', content: raw }
  if (raw.startsWith('- ')) return { role: within === 'theme' ? 'remark' : 'action', content: raw.slice(2) }
  return raw.startsWith('  ') ? { role: 'break', content: raw.slice(2) } : null
}

function headingOf(level: number, text: string): Content | null {
  if (level === 1) return { role: 'title', content: text }
  if (level === 2) {
    const section = printedSection(literal(text).replace(/^[０-９]+　/, ''))
    return section === null ? null : { role: `heading:${section}`, content: '' }
  }
  if (level === 3) {
    const [, item = '', title = ''] = /^\(\d+\) (議事[０-９]+　)?(.+)$/.exec(text) ?? []
    return title === '' ? null : { role: item === '' ? 'no-item' : 'item', content: title }
  }
  const inner = text.slice(1, -1)
  return level === 4 ? { role: 'opinions', content: inner } : { role: 'theme', content: inner }
}

function placeAfter(role: LineRole, before: Within): Within {
  if (role.startsWith('heading:')) return role === 'heading:proceedings' ? 'item' : 'facts'
  if (role === 'theme') return 'theme'
  return role === 'item' || role === 'no-item' ? 'item' : before
}

function literal(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
