import { expect, it } from 'vitest'
import { z } from 'zod'
import { loadLocales } from '../../src/i18n/index.ts'
import { problemSentence } from '../../src/report/sentence.ts'
import { readLocated } from '../../src/sources/located.ts'

const locales = loadLocales(`${import.meta.dirname}/../../locales`)

/** What a hand does to a settings file: the reason that is given, and where. */
const MISTAKES: [string, string, number, number][] = [
  ['a:\n\tb: 1', 'tab', 2, 1],
  ['a:\n    b: 1\n  c: 2', 'indent', 3, 1],
  ['a: [error\nb: 1', 'indent', 2, 1],
  ['a: "x\nb: 1\n', 'missing', 3, 1],
  ['a: [x y, "b" "c"]', 'missing', 1, 14],
  ['a: "x"#y', 'missing', 1, 7],
  ['a: b: c', 'key', 1, 4],
  ['a: 1\nplain\nb: 2', 'key', 2, 1],
  ['a: 1\na: 2', 'duplicate', 2, 1],
  ['a: "C:\\Windows"', 'escape', 1, 7],
  ['a: @x', 'start', 1, 4],
  ['a: `x`', 'start', 1, 4],
  ['a: 1\n---\nb: 2', 'document', 2, 1],
  ['a: 1\nb: *x', 'alias', 2, 4],
  ['a: **bold**', 'alias', 1, 4],
  ['a: &x &y 1', 'alias', 1, 7],
  ['a: !foo!bar x', 'tag', 1, 4],
  ['a: {b: 1}}', 'token', 1, 10],
]

it.each(MISTAKES)('says in every language what is wrong with %j', async (text, reason, line, column) => {
  const { problems } = await readLocated(text, 'a.yaml', z.unknown(), { locale: 'en' })
  expect(problems).toMatchObject([{ id: 'yaml-invalid', line, column, data: { reason } }])
  const said = locales.tags.map((tag) => problemSentence(problems[0]!, locales.translator(tag)))
  expect(new Set(said).size).toBe(locales.tags.length)
})
