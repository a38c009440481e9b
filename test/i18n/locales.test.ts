import { describe, expect, it } from 'vitest'
import { findTags, readLexicon, readMessages } from '../../src/i18n/read.ts'
import { fixedPlurals, typographyProblems } from './typography.ts'

const dir = `${import.meta.dirname}/../../locales`
const namespaces = ['render', 'cli', 'rules'] as const
const tags = findTags(dir)
const PLURAL = /_(zero|one|two|few|many|other)$/

type Tree = { [key: string]: string | Tree }
const flatten = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  )

/** Sentences of one language by key, plural forms gathered under their base key. */
function sentences(tag: string, namespace: (typeof namespaces)[number]) {
  const flat = flatten(readMessages(dir, tag)[namespace] as Tree)
  const plural = new Set(flat.filter(([key]) => key.endsWith('_other')).map(([key]) => key.replace(PLURAL, '')))
  const groups = new Map<string, { forms: string[]; texts: string[] }>()
  for (const [key, text] of flat) {
    const base = plural.has(key.replace(PLURAL, '')) ? key.replace(PLURAL, '') : key
    const group = groups.get(base) ?? { forms: [], texts: [] }
    if (base !== key) group.forms.push(key.slice(base.length + 1))
    group.texts.push(text)
    groups.set(base, group)
  }
  return groups
}

const placeholders = (texts: string[]) =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(/\{\{([^}]*)\}\}/g)].map((match) => match[1])))].sort()

it('finds the five shipped languages', () => {
  expect(tags).toEqual(expect.arrayContaining(['en', 'es', 'fr', 'zh-Hans', 'zh-Hant']))
})

describe.each(tags)('%s', (tag) => {
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort()

  it.each(namespaces)('has every English sentence of %s and no other', (namespace) => {
    const english = [...sentences('en', namespace).keys()]
    const own = [...sentences(tag, namespace).keys()]
    expect({
      missing: english.filter((key) => !own.includes(key)),
      superfluous: own.filter((key) => !english.includes(key)),
    }).toEqual({ missing: [], superfluous: [] })
    expect(english.length).toBeGreaterThan(0)
  })

  it.each(namespaces)('uses the same placeholders in %s as English', (namespace) => {
    const english = sentences('en', namespace)
    const different = [...sentences(tag, namespace)]
      .filter(([key]) => english.has(key))
      .map(([key, { texts }]) => [key, placeholders(texts), placeholders(english.get(key)?.texts ?? [])])
      .filter(([, own, expected]) => JSON.stringify(own) !== JSON.stringify(expected))
    expect(different).toEqual([])
  })

  it.each(namespaces)('has the plural forms of the language in %s', (namespace) => {
    const wrong = [...sentences(tag, namespace)]
      .filter(([, { forms }]) => forms.length > 0 && forms.sort().join() !== categories.join())
      .map(([key, { forms }]) => `${key}: has ${forms.join()}, needs ${categories.join()}`)
    expect(wrong).toEqual([])
  })

  it.each(namespaces)('keeps the typography of the language in %s', (namespace) => {
    const wrong = [...sentences(tag, namespace)].flatMap(([key, { texts }]) =>
      texts.flatMap((text) => typographyProblems(tag, text).map((problem) => `${namespace}.${key}: ${problem}`)),
    )
    expect(wrong).toEqual([])
  })

  it.each(['render', 'cli'] as const)('counts nouns with plural forms in %s', (namespace) => {
    const wrong = [...sentences(tag, namespace)].flatMap(([key, { forms, texts }]) =>
      forms.length > 0 ? [] : texts.flatMap((text) => fixedPlurals(text, ['count'])).map((found) => `${key}: ${found}`),
    )
    expect(wrong).toEqual([])
  })

  it('has a lexicon', () => {
    expect(Object.keys(readLexicon(dir, tag).concepts).length).toBeGreaterThan(0)
  })
})
