import { expect, test } from 'vitest'
import { type Command, foundCommands } from '../../../client/stream/commands/command.ts'
import { wordsOf } from '../../../client/stream/commands/command-words.ts'

const command = (id: string, group: string, label: string, words: readonly string[] = []): Command => ({
  id,
  group,
  label,
  words,
  keys: [],
  detail: '',
  mark: null,
  run: () => undefined,
})
const commands = [
  command('hide', '投影', '投影を隠す', wordsOf('projectorHide')),
  command('omit', '記録', '載せない', wordsOf('omit')),
  command('theme', 'テーマ', '行政のデジタル化', wordsOf('groupTheme')),
  command('focus', '投影を絞る', '行政のデジタル化', wordsOf('groupFocus')),
]
const ids = (query: string) => foundCommands(commands, query).map(({ id }) => id)

test('a command is found by its label, its reading in kana and its English name', () => {
  expect(ids('載せ')).toEqual(['omit'])
  expect(ids('のせn')).toEqual(['omit'])
  expect(ids('LEAVE')).toEqual(['omit'])
  expect(ids('トウエイ')).toEqual(['hide', 'focus'])
})

test('every word of a query must occur, whatever their order; without one everything stands', () => {
  expect(ids('テーマ　行政')).toEqual(['theme'])
  expect(ids('でじたる とうえい')).toEqual(['focus'])
  expect(ids('載せない 行政')).toEqual([])
  expect(ids(' ')).toEqual(['hide', 'omit', 'theme', 'focus'])
})

test('labels that begin with the query stand before those that only hold it', () => {
  const listed = [command('b', '', 'データの投影'), command('a', '', '投影する')]
  expect(foundCommands(listed, '投影').map(({ id }) => id)).toEqual(['a', 'b'])
})
