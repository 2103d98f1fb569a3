import { strFromU8, unzipSync } from 'fflate'
import type { TemplateFault } from '../../../shared/template-faults.ts'
import { readXml } from '../../import/office-xml.ts'

/** A template's parts by name. */
export type Parts = Readonly<Record<string, Uint8Array>>

const MOST_PARTS = 300
const MOST_BYTES = 30 * 1024 * 1024
/** A part over a megabyte that shrinks further than this is no text or picture. */
const MOST_RATIO = 200

/** A file that is not taken as a template. */
export class BadTemplate extends Error {
  override readonly name = 'BadTemplate'
  readonly faults: readonly TemplateFault[]
  constructor(...faults: readonly TemplateFault[]) {
    super(faults.map(({ kind }) => kind).join(', '))
    this.faults = faults
  }
}

/** Unpacks a Word file within bounds. Throws `BadTemplate` for what is none, holds programs, or reaches outside. */
export function unpackedTemplate(file: Uint8Array): Parts {
  const parts = unzipped(file)
  const faults = [...contentFaults(parts), ...Object.entries(parts).flatMap(partFaults)]
  if (faults.length > 0) throw new BadTemplate(...faults)
  return parts
}

function unzipped(file: Uint8Array): Parts {
  let [count, total] = [0, 0]
  try {
    return unzipSync(file, {
      filter: ({ size, originalSize }) => {
        count += 1
        total += originalSize
        const isBomb = originalSize > 1_000_000 && originalSize > size * MOST_RATIO
        if (count > MOST_PARTS || total > MOST_BYTES || isBomb)
          throw new BadTemplate({ kind: 'unpacks-to-too-much', what: '' })
        return true
      },
    })
  } catch (error) {
    throw error instanceof BadTemplate ? error : new BadTemplate({ kind: 'not-word', what: '' })
  }
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

function contentFaults(parts: Parts): TemplateFault[] {
  const types = parts['[Content_Types].xml']
  if (types === undefined || parts['word/document.xml'] === undefined) return [{ kind: 'not-word', what: '' }]
  const text = strFromU8(types)
  if (/macroEnabled|vbaProject/i.test(text)) return [{ kind: 'macros', what: '' }]
  return text.includes(WORD_TYPE) ? [] : [{ kind: 'not-word', what: '' }]
}

function partFaults([name, bytes]: readonly [string, Uint8Array]): TemplateFault[] {
  if (/vbaProject|vbaData|activeX/i.test(name)) return [{ kind: 'macros', what: name }]
  if (/\/embeddings\/|\/afchunk|\.(?:bin|html?|mht|rtf|exe|dll)$/i.test(name))
    return [{ kind: 'embedded', what: name }]
  if (!/\.(?:xml|rels)$/i.test(name)) return []
  try {
    return xmlFaults(name, strFromU8(bytes))
  } catch {
    return [{ kind: 'unreadable', what: name }]
  }
}

/** Fields that fetch or run something when Word opens the file. */
const REACHING = /\b(INCLUDEPICTURE|INCLUDETEXT|LINK|DDE|DDEAUTO|DATABASE|IMPORT|RD|MACROBUTTON)\b/i

function xmlFaults(name: string, xml: string): TemplateFault[] {
  const faults: TemplateFault[] = []
  let isField = false
  let fields = ''
  readXml(xml, {
    open: (element, attributes) => {
      isField = element === 'w:instrText'
      if (element === 'Relationship') faults.push(...linkFaults(attributes))
      if (element === 'w:altChunk' || element === 'w:subDoc') faults.push({ kind: 'embedded', what: name })
      fields += element === 'w:fldSimple' ? ` ${attributes['w:instr'] ?? ''} ` : ''
      if (element === 'w:fldChar') fields += ' '
    },
    text: text => {
      if (isField) fields += text
    },
    close: () => {
      isField = false
    },
  })
  const field = REACHING.exec(fields)?.[1]
  return field === undefined ? faults : [...faults, { kind: 'field', what: field }]
}

/** A link that a reader may follow is no harm; whatever Word itself would fetch is. */
function linkFaults(attributes: Readonly<Record<string, string>>): TemplateFault[] {
  const { Type: type = '', Target: target = '', TargetMode: mode = '' } = attributes
  if (/aFChunk|oleObject|\/package$|subDocument/i.test(type)) return [{ kind: 'embedded', what: target }]
  if (mode.toLowerCase() !== 'external') return []
  const isForReader = type.endsWith('/hyperlink') && /^(https?|mailto):/i.test(target)
  return isForReader ? [] : [{ kind: 'external-link', what: target.slice(0, 200) }]
}
