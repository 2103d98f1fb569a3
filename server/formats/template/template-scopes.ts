import { isTagName } from '../../../shared/formats/template/tags.ts'
import type { TemplateScope } from '../../../shared/formats/template/template-data.ts'

/** What a tag gives: text, the scopes of a list, or nothing at this level. */
type Given = string | readonly TemplateScope[] | undefined
type TagPart = { readonly type: string; readonly module?: string; readonly inverted?: boolean }

/**
 * Looks the tags of a template up, and keeps account of what was printed. A tag is a name in a table and nothing else:
 * it is never evaluated, and there is no object whose properties it could reach.
 */
export class TemplateLookup {
  readonly #empty = new Map<string, number>()
  readonly #filled = new Set<string>()
  readonly #entries = new Set<string>()

  /** docxtemplater's parser of a tag. */
  readonly parser = (tag: string) => {
    const name = tag.trim()
    if (!isTagName(name)) throw new Error(`there is no tag ${name.slice(0, 60)}`)
    return {
      get: (scope: TemplateScope, context: { readonly meta: { readonly part: TagPart } }) =>
        this.#given(scope, name, context.meta.part),
    }
  }

  /** Tags that printed nothing, in words: 版, 発言者（3か所）. A loop counts when it was never repeated. */
  emptyTags(): string[] {
    return [...this.#empty].flatMap(([name, count]) => {
      if (name.startsWith('#')) return this.#filled.has(name) ? [] : [name.slice(1)]
      return [count === 1 ? name : `${name}（${count}か所）`]
    })
  }

  hasPrinted(name: string): boolean {
    return this.#filled.has(name)
  }

  hasPrintedEntry(id: string): boolean {
    return this.#entries.has(id)
  }

  #given(scope: TemplateScope, name: string, part: TagPart): Given {
    const value = scope.values.get(name)
    if (value === undefined) return undefined
    const isLoop = part.module === 'loop'
    if (isLoop && typeof value === 'string') return value
    if (isLoop !== (typeof value !== 'string')) return undefined
    this.#account(isLoop ? `#${name}` : name, value.length > 0, part.inverted === true)
    if (typeof value === 'string' && scope.entry !== null && name.startsWith('本文'))
      this.#entries.add(scope.entry)
    return value
  }

  /** What stands in {^…} says itself that there is nothing. */
  #account(name: string, isFilled: boolean, isInverted: boolean): void {
    if (isFilled) this.#filled.add(name)
    else if (isInverted) this.#filled.add(name)
    else this.#empty.set(name, (this.#empty.get(name) ?? 0) + 1)
  }
}
