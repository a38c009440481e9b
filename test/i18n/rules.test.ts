import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rules } from '../../src/check/index.ts'
import { readMessages } from '../../src/i18n/read.ts'

const sentences = readMessages(`${import.meta.dirname}/../../locales`, 'en').rules as Record<
  string,
  Record<string, string>
>

/** What every sentence of a rule may use besides the rule's own data: see `src/i18n/README.md`. */
const COMMON = ['edition', 'editions', 'others', 'count', 'coded']

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

  it('has a title without values or full stop', () => {
    expect(sentences[id]?.title).toMatch(/^[^{}]*[^{}.]$/)
  })
})
