import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { templateData } from '../../../shared/formats/template/template-data.ts'
import type { SectionKey } from '../../../shared/meeting/layout.ts'
import type { Summary } from '../../../shared/summary/summary.ts'
import { coreProperties } from '../docx-properties.ts'
import type { WrittenFile } from '../written-file.ts'
import { withFixedTimes } from '../zip-times.ts'
import { TemplateLookup } from './template-scopes.ts'

/**
 * The summary in a Word template of a body's own: a file that `checkTemplate` gave back. Says which tags printed
 * nothing, and what of the summary no tag printed. The same summary and template give the same bytes.
 */
export function filledTemplate(template: Uint8Array, summary: Summary): WrittenFile {
  const zip = new PizZip(template)
  const lookup = new TemplateLookup()
  const document = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    stripInvalidXMLChars: true,
    syntax: { changeDelimiterPrefix: null },
    parser: lookup.parser,
    nullGetter: () => '',
  })
  document.render(templateData(summary))
  const { path, data } = coreProperties(summary)
  if (zip.file(path) !== null) zip.file(path, data)
  const file = zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
  return { file: withFixedTimes(file), empty: lookup.emptyTags(), left: leftOut(summary, lookup) }
}

/** The tags any of which prints a section. */
const TAGS_OF: Readonly<Record<Exclude<SectionKey, 'proceedings'>, readonly string[]>> = {
  when: ['日時'],
  mode: ['開催方法'],
  venue: ['場所'],
  organiser: ['主催'],
  open: ['公開'],
  attendees: ['出席者一覧', '行', '氏名'],
  observers: ['傍聴者'],
  agenda: ['議題一覧', '見出し', '題名', '議題名'],
  papers: ['配付資料'],
  next: ['次回予定'],
  contact: ['問合せ先'],
}

/** What the summary says and the template has no tag for, in words. */
function leftOut({ sections, stamp }: Summary, lookup: TemplateLookup): string[] {
  const isMissing = (tags: readonly string[]) => !tags.some(tag => lookup.hasPrinted(tag))
  const named = sections.flatMap(({ key, label }) =>
    key !== 'proceedings' && isMissing(TAGS_OF[key]) ? [label] : [],
  )
  const items = sections.flatMap(section => section.items)
  const notes = items.some(item => item.notes.length > 0) && isMissing(['補足']) ? ['議題の補足'] : []
  const count = (entries: readonly { readonly id: string }[]) =>
    entries.filter(({ id }) => !lookup.hasPrintedEntry(id)).length
  const actions = count(items.flatMap(item => item.actions))
  const remarks = count(items.flatMap(item => item.groups.flatMap(group => group.entries)))
  return [
    ...(stamp !== '' && isMissing(['版']) ? ['版'] : []),
    ...named,
    ...notes,
    ...(actions === 0 ? [] : [`対応${actions}件`]),
    ...(remarks === 0 ? [] : [`意見${remarks}件`]),
  ]
}
