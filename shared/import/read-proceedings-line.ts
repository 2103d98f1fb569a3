import { countedItem, type FoundItem, numberedItem } from './find-item.ts'
import { isReport, isSpeaker } from './line-kinds.ts'
import { bracketedOf, bulletOf, numberingOf } from './line-marks.ts'
import { foldTitle } from './read-fact-line.ts'
import type { Found, Sofar } from './read-tolerant.ts'
import { goesOn } from './wrapping.ts'

/** A line of the proceedings: item, report, theme, who speaks, a remark, or what goes on with one. */
export function readProceedingsLine(raw: string, line: string, sofar: Sofar): Found {
  const text = line.replace(/^#{1,6}\s+/, '')
  const found = itemLine(text, sofar) ?? bracketedLine(text, sofar) ?? speakerLine(text)
  if (found !== null) return found
  return text === line ? textLine(raw, line, sofar) : { role: 'item', content: text, reason: 'item-guessed' }
}

function itemLine(line: string, sofar: Sofar): Found | null {
  const item = countedItem(line) ?? listedItem(line, sofar) ?? numberedItem(line, sofar.item)
  if (item === null) return null
  sofar.item = item
  sofar.hasBullets = false
  return { role: 'item', content: item.content, reason: item.isSure ? null : 'item-guessed' }
}

/** A line with the very words of an item under 議題. */
function listedItem(line: string, { agenda }: Sofar): FoundItem | null {
  const marked = numberingOf(line)
  const content = marked?.rest ?? bracketedOf(line)?.rest ?? bulletOf(line)?.rest ?? line
  const { style = 'listed', number = null } = marked ?? {}
  return agenda.has(foldTitle(content)) ? { content, style, number, isSure: true } : null
}

function bracketedLine(line: string, sofar: Sofar): Found | null {
  const found = bracketedOf(line)
  if (found === null) return null
  const { bracket, rest } = found
  if (isSpeaker(rest))
    return { role: 'speaker', content: rest, reason: bracket === '【' ? null : 'theme-guessed' }
  if (isReport(rest)) return { role: 'action', content: rest }
  if (/意見|発言|質疑|議論/.test(rest) && /^[【〔［[《≪]$/.test(bracket))
    return { role: 'opinions', content: rest }
  if (/^[＜<〈≪《]$/.test(bracket)) return { role: 'theme', content: rest }
  return bracket === '【' || bracket === '〔'
    ? { role: sofar.item === null ? 'item' : 'theme', content: rest, reason: 'theme-guessed' }
    : null
}

function speakerLine(line: string): Found | null {
  return line.length <= 12 && isSpeaker(line) ? { role: 'speaker', content: line, reason: null } : null
}

function textLine(raw: string, line: string, sofar: Sofar): Found {
  const bulleted = bulletOf(line)
  const content = bulleted?.rest ?? line
  const isNew = bulleted !== null || isHeadingRole(sofar) || startsRemark(line)
  const wrapped = isNew ? null : wrappedLine(raw, line, sofar)
  if (wrapped !== null) return wrapped
  if (!sofar.hasRemarks && isReport(dashless(content)))
    return {
      role: 'action',
      content: dashless(content),
      reason: bulleted || content !== line ? null : reportReason(line),
    }
  const isOdd = bulleted === null && sofar.hasBullets
  if (bulleted !== null) sofar.hasBullets = true
  return { role: 'remark', content, reason: isOdd ? 'no-bullet' : wrapReason(raw, sofar, isNew) }
}

/** Whether the line goes on with a remark above; in a list with bullets every line without one does. */
function wrappedLine(raw: string, line: string, sofar: Sofar): Found | null {
  const { above, wrapping, hasBullets } = sofar
  if (above === null) return null
  const { on, isSure } = goesOn(raw, above.raw, wrapping)
  if (hasBullets && wrapping.signal !== 'paragraph-mark')
    return {
      role: 'joined',
      content: line,
      reason: on || !/[。）」]\s*$/.test(above.raw) ? null : 'wrap-guessed',
    }
  return on ? { role: 'joined', content: line, reason: isSure ? null : 'wrap-guessed' } : null
}

function wrapReason(raw: string, { above, wrapping }: Sofar, isNew: boolean) {
  if (isNew || above === null) return null
  return goesOn(raw, above.raw, wrapping).isSure ? null : ('wrap-guessed' as const)
}

/** A line below a heading begins something. */
function isHeadingRole({ above }: Sofar): boolean {
  return above === null || /^(heading|item|no-item|theme|opinions|speaker)/.test(above.role)
}

/** 委員：…, （会長）…: who speaks begins a remark. */
function startsRemark(line: string): boolean {
  const found = /^(?:[（(【]([^（()）【】]{1,12})[）)】]|([^：:、。]{1,12})[：:])/.exec(line)
  return found !== null && isSpeaker(found[1] ?? found[2] ?? '')
}

/** -資料1に基づき、事務局から説明- without its dashes and brackets. */
function dashless(text: string): string {
  const found = /^(?:[-－―–]\s*(.+?)\s*[-－―–]|[（(]([^（()）]+)[）)])$/.exec(text)
  return found?.[1] ?? found?.[2] ?? text
}

function reportReason(line: string) {
  return /資料|事務局/.test(line) ? null : ('report-guessed' as const)
}
