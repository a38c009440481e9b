import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, canonicalize, difference } from '../../src/commands/index.ts'
import type { Dialect } from '../../src/model/index.ts'
import { cosmetic, harmful, model, write } from './command-model.ts'
import { caseFile } from './shared.ts'

interface Case {
  dialect?: Dialect
  left: string
  right: string
  changes: string[]
}
const cases = JSON.parse(readFileSync(caseFile('differences.json'), 'utf8')) as Case[]

const describeChange = (one: Change): string =>
  `${one.kind}${one.parameter ? ` -${one.parameter}` : ''}: ${one.left?.text ?? ''} → ${one.right?.text ?? ''}`

describe('difference', () => {
  it.each(cases)('$left ≠ $right', ({ dialect = 'powershell', left, right, changes }) => {
    const found = difference({ text: left, dialect }, { text: right, dialect })
    expect(found.map(describeChange)).toEqual(changes)
    for (const { left: one, right: two } of found) {
      if (one) expect(left.slice(one.start, one.end)).toBe(one.text)
      if (two) expect(right.slice(two.start, two.end)).toBe(two.text)
    }
  })

  it('is empty exactly where the canonical forms are equal', () => {
    const dialect = 'powershell'
    fc.assert(
      fc.property(model, model, fc.nat(), fc.nat(), fc.infiniteStream(fc.nat()), (one, two, kind, at, choices) => {
        const a = write(one)
        for (const b of [write(two), write(harmful(one, kind, at)), cosmetic(one, () => choices.next().value)]) {
          const same = canonicalize(a, dialect) === canonicalize(b, dialect)
          const found = difference({ text: a, dialect }, { text: b, dialect })
          expect(found.length === 0, `${a}\n${b}`).toBe(same)
          expect(difference({ text: a, dialect }, { text: b, dialect })).toEqual(found)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('finds one harmful change as one change or two', () => {
    const dialect = 'powershell'
    fc.assert(
      fc.property(model, fc.nat(), fc.nat(), (commands, kind, at) => {
        const found = difference(
          { text: write(commands), dialect },
          { text: write(harmful(commands, kind, at)), dialect },
        )
        expect(found.length).toBeGreaterThan(0)
        expect(found.length).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('compares commands of two dialects as texts', () => {
    const found = difference({ text: 'iisreset', dialect: 'cmd' }, { text: 'iisreset', dialect: 'powershell' })
    expect(found.map((one) => one.kind)).toEqual(['text'])
  })
})
