import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rules } from '../../src/check/index.ts'
import { findTags, readMessages } from '../../src/i18n/read.ts'
import { fixedPlurals, listsAsSubject } from './typography.ts'

const dir = `${import.meta.dirname}/../../locales`
const sentencesIn = (tag: string) => readMessages(dir, tag).rules as Record<string, Record<string, string>>
const sentences = sentencesIn('en')
const inflected = findTags(dir).filter((tag) => new Intl.PluralRules(tag).resolvedOptions().pluralCategories.length > 1)

/** What every sentence of a rule may use besides the rule's own data: see `src/i18n/README.md`. */
const COMMON = ['edition', 'editions', 'others', 'count', 'coded']

/** Values that name one edition or several. */
const EDITIONS = ['locales', 'missing', 'translated', 'editions', 'others']

it('has sentences for every rule, and for no other', () => {
  expect(Object.keys(sentences).sort()).toEqual(rules.map((rule) => rule.id).sort())
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('uses only values that the rule reports', () => {
    const own = rule.data instanceof z.ZodObject ? Object.keys(rule.data.shape) : undefined
    const used = Object.values(sentences[id] ?? {}).flatMap((sentence) =>
      [...sentence.matchAll(/\{\{([^}.]*)[^}]*\}\}/g)].map((match) => match[1] ?? ''),
    )
    expect(used.filter((name) => own && !own.includes(name) && !COMMON.includes(name))).toEqual([])
  })

  it.each(inflected)('agrees in number, for one and for many, in %s', (tag) => {
    const fields = rule.data instanceof z.ZodObject ? Object.entries(rule.data.shape) : []
    const numbers = fields.filter(([, field]) => field instanceof z.ZodNumber).map(([name]) => name)
    const wrong = Object.values(sentencesIn(tag)[id] ?? {}).flatMap((sentence) => [
      ...fixedPlurals(sentence, ['count', ...numbers]),
      ...listsAsSubject(sentence, EDITIONS),
    ])
    expect(wrong).toEqual([])
  })

  it('has a title without values or full stop', () => {
    expect(sentences[id]?.title).toMatch(/^[^{}]*[^{}.]$/)
  })
})
