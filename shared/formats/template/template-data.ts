import { layoutDigits } from '../../summary/layout-words.ts'
import type { Summary, SummarySection } from '../../summary/summary.ts'
import type { SummaryEntry, SummaryGroup, SummaryItem } from '../../summary/summary-items.ts'
import { KIND_WORDS } from '../entry-words.ts'
import { itemHeading } from '../plain-text.ts'

/** What the tags of a template stand for at one place of it; a list holds one scope for each time it is repeated. */
export type TemplateScope = {
  readonly values: ReadonlyMap<string, string | readonly TemplateScope[]>
  /** The entry that is printed there, or null. */
  readonly entry: string | null
}

/** The summary as a template takes it: all its words, none of them made here. */
export function templateData(summary: Summary): TemplateScope {
  const { sections, attendees } = summary
  const lines = (key: SummarySection['key']) =>
    sections.find(each => each.key === key)?.lines.join('\n') ?? ''
  const items = sections.flatMap(section => section.items)
  const scopes = items.map(item => ({ item, ...entriesOf(item, summary) }))
  return scope({
    会議名: summary.title,
    版: summary.stamp,
    日時: lines('when'),
    開催方法: lines('mode'),
    場所: lines('venue'),
    主催: lines('organiser'),
    公開: lines('open'),
    出席者一覧: attendees.map(row => row.line).join('\n'),
    傍聴者: lines('observers'),
    議題一覧: agendaOf(summary) || lines('agenda'),
    配付資料: lines('papers'),
    次回予定: lines('next'),
    問合せ先: lines('contact'),
    凡例: lines('proceedings'),
    出席者: attendees.map(row =>
      scope({
        行: row.line,
        氏名: row.name,
        所属: row.affiliation,
        役職: row.post,
        区分: row.group,
        出欠: row.attendance,
      }),
    ),
    議題: scopes.map(({ item, remarks, actions, themes }) =>
      scope({
        番号: layoutDigits(item.number, summary.layout),
        見出し: itemHeading(item),
        題名: item.title,
        補足: item.notes.join('\n'),
        意見の見出し: item.groups.length === 0 ? '' : `【${item.heading}】`,
        テーマ: themes,
        意見: counted(remarks, summary),
        対応: actions,
      }),
    ),
    テーマ: scopes.flatMap(({ themes }) => themes),
    意見: counted(
      scopes.flatMap(({ remarks }) => remarks),
      summary,
    ),
    対応: counted(
      scopes.flatMap(({ actions }) => actions),
      summary,
    ),
  })
}

/** On a page of its own the agenda is listed there; a template decides itself where it stands. */
function agendaOf({ annexes }: Summary): string {
  return annexes.flatMap(annex => (annex.kind === 'lines' ? annex.lines : [])).join('\n')
}

function entriesOf(item: SummaryItem, summary: Summary) {
  const themes = item.groups.map(group => themeScope(group, item, summary))
  return {
    themes: themes.map(({ theme }) => theme),
    remarks: themes.flatMap(({ remarks }) => remarks),
    actions: item.actions.map((action, index) => entryScope(action, { item, label: '', index, summary })),
  }
}

function themeScope(group: SummaryGroup, item: SummaryItem, summary: Summary) {
  const { label } = group
  const remarks = group.entries.map((entry, index) => entryScope(entry, { item, label, index, summary }))
  return { theme: scope({ テーマ名: label, 意見: remarks }), remarks }
}

type Around = {
  readonly item: SummaryItem
  readonly label: string
  readonly index: number
  readonly summary: Summary
}

function entryScope(entry: SummaryEntry, { item, label, index, summary }: Around): TemplateScope {
  const printed = entry.lines.join('\n')
  const values = {
    記号: entry.mark,
    本文: printed,
    本文のみ: withoutAround(printed, entry),
    発言者: entry.speaker,
    種別: KIND_WORDS[entry.kind],
    期限: entry.deadline.replace(/^（期限：(.*)）$/, '$1'),
    議題名: item.title,
    テーマ名: label,
    番号: layoutDigits(index + 1, summary.layout),
  }
  return { ...scope(values), entry: entry.id }
}

/** The entries of several lists numbered as one. */
function counted(entries: readonly TemplateScope[], { layout }: Summary): TemplateScope[] {
  return entries.map(({ values, entry }, index) => ({
    values: new Map([...values, ['番号', layoutDigits(index + 1, layout)]]),
    entry,
  }))
}

/** Without who said it in front and the date behind. */
function withoutAround(printed: string, { named, deadline }: SummaryEntry): string {
  const said = printed.startsWith(named) ? printed.slice(named.length) : printed
  const text = deadline !== '' && said.endsWith(deadline) ? said.slice(0, -deadline.length) : said
  return text.trim()
}

function scope(values: Readonly<Record<string, string | readonly TemplateScope[]>>): TemplateScope {
  return { values: new Map(Object.entries(values)), entry: null }
}
