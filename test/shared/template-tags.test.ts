import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isTagName, TEMPLATE_TAGS } from '../../shared/formats/template/tags.ts'
import { templateData } from '../../shared/formats/template/template-data.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { assembly } from '../support/assembly.ts'

const levels = Object.values(TEMPLATE_TAGS)
const texts = levels.flatMap(({ texts }) => texts)
const lists = levels.flatMap(({ lists }) => Object.keys(lists))

describe('the tags of Word templates', () => {
  test.each(['docs/guide.ja.md', 'docs/guide.en.md'])('are all listed in %s, and no others', file => {
    const guide = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    for (const name of texts) expect(guide).toContain(`\`{${name}}\``)
    for (const name of lists) expect(guide).toContain(`{#${name}}`)
    const named = [
      ...guide.matchAll(/\{[#^/]?([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+)\}/gu),
    ]
    expect(named.map(({ 1: name = '' }) => name).filter(name => !isTagName(name) && name !== '名前')).toEqual(
      [],
    )
  })

  test('all stand for something at their place', () => {
    const document = templateData(summaryOf(assembly()))
    const first = (name: string, scope = document) => {
      const value = scope.values.get(name)
      return typeof value === 'string' || value?.[0] === undefined ? expect.fail(name) : value[0]
    }
    const item = first('議題')
    const places = {
      document,
      attendee: first('出席者'),
      item,
      theme: first('テーマ', item),
      entry: first('意見'),
    }
    for (const [level, scope] of Object.entries(places)) {
      const { texts, lists } = TEMPLATE_TAGS[level as keyof typeof places]
      expect([...scope.values.keys()].toSorted()).toEqual([...texts, ...Object.keys(lists)].toSorted())
    }
  })
})
