import { expect, it } from 'vitest'
import { loadLocales } from '../../src/i18n/index.ts'
import { list, pieces, say, type Translate } from '../../src/model/index.ts'

const locales = loadLocales(`${import.meta.dirname}/../../locales`)

/** Shows what a sentence is given. */
const spy: Translate = (key, values) => (key.startsWith('rules.') ? JSON.stringify({ key, ...values }) : ', ')

it('gives a sentence its data, made visible, and what the editions are called', () => {
  const said = {
    rule: 'r',
    data: { text: 'a\u202e\nb', names: ['x', 'x', 'y'], deep: { one: '\u0000' } },
    editions: ['fr', 'en', 'en'],
  }
  expect(JSON.parse(say(said, spy))).toEqual({
    key: 'rules.r.message',
    edition: 'fr',
    editions: 'fr, en',
    others: 'en',
    count: 1,
    text: 'a<U+202E>⏎b',
    names: 'x, y',
    coded: { names: '`x`, `y`' },
    deep: { one: '<U+0000>' },
  })
  expect(JSON.parse(say({ ...said, variant: 'other', count: 3 }, spy))).toMatchObject({
    key: 'rules.r.other',
    count: 3,
  })
})

it.each(locales.tags)('joins words as %s does, each once', (tag) => {
  const joined = list(['a', 'b', 'a'], locales.translator(tag))
  expect(joined).toBe(tag.startsWith('zh') ? 'a、b' : 'a, b')
})

it('divides a sentence at its backticks', () => {
  expect(pieces('`a` b `c')).toEqual([
    { text: 'a', code: true },
    { text: ' b `c', code: false },
  ])
})
