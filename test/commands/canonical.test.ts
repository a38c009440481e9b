import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalize, createCatalog, difference, equivalent, parse } from '../../src/commands/index.ts'
import type { Dialect } from '../../src/model/index.ts'
import { cosmetic, harmful, model, write } from './command-model.ts'
import { caseFile } from './shared.ts'

interface Case {
  name: string
  dialect: Dialect
  equal: string[]
  different: string[]
}
const cases = JSON.parse(readFileSync(caseFile('equivalents.json'), 'utf8')) as Case[]

describe('canonical form', () => {
  it.each(cases)('$name', ({ dialect, equal, different }) => {
    const [first, ...others] = equal.map((text) => canonicalize(text, dialect))
    for (const [i, other] of others.entries()) expect(other, equal[i + 1]).toBe(first)
    for (const text of different) expect(canonicalize(text, dialect), text).not.toBe(first)
  })

  it('is its own canonical form', () => {
    for (const { dialect, equal, different } of cases)
      for (const text of [...equal, ...different]) {
        const once = canonicalize(text, dialect)
        expect(canonicalize(once, dialect), text).toBe(once)
      }
  })

  it('knows aliases, abbreviations, switches and places of parameters from a catalogue', () => {
    const catalog = createCatalog({
      version: 1,
      modules: ['Sample'],
      applicability: [[]],
      aliases: { gth: 'Get-Thing' },
      cmdlets: ['Get-Thing|0|0|Identity:String:0 Server:String::Host Sorted:!'],
    })
    const form = (text: string): string => canonicalize(text, 'powershell', catalog)
    const plain = form('Get-Thing -Identity a -Server b -Sorted')
    const same = [
      'Get-Thing a -Server b -Sorted',
      'gth -Host b -Sorted a',
      'Get-Thing -Sorted a -Ser b',
      'Get-Thing -Sorted:$true -Identity:a -Server b',
    ]
    for (const text of same) expect(form(text), text).toBe(plain)
    expect(form('Get-Thing -Identity a -Server b -Sorted:$false')).not.toBe(plain)
    expect(form('Get-Thing b -Server a -Sorted')).not.toBe(plain)
    expect(form(plain)).toBe(plain)
    expect(
      difference({ text: 'Get-Thing a', dialect: 'powershell' }, { text: 'gth -Id a', dialect: 'powershell' }, catalog),
    ).toEqual([])
  })
})

describe('properties', () => {
  const dialect = 'powershell'
  const form = (text: string): string => canonicalize(text, dialect)

  it('the model is read back as it was written', () => {
    fc.assert(
      fc.property(model, (commands) => {
        const { invocations, errors } = parse(write(commands), dialect)
        expect(errors).toEqual([])
        expect(invocations.filter((one) => !one.nested).map((one) => one.name)).toEqual(commands.map((one) => one.name))
      }),
    )
  })

  it('canonical form is idempotent', () => {
    fc.assert(
      fc.property(model, (commands) => {
        const once = form(write(commands))
        expect(form(once)).toBe(once)
      }),
    )
  })

  it('cosmetic changes preserve it', () => {
    fc.assert(
      fc.property(model, fc.infiniteStream(fc.nat()), (commands, choices) => {
        const changed = cosmetic(commands, () => choices.next().value)
        expect(form(changed), changed).toBe(form(write(commands)))
      }),
      { numRuns: 500 },
    )
  })

  it('harmful changes break it', () => {
    fc.assert(
      fc.property(model, fc.nat(), fc.nat(), (commands, kind, at) => {
        const changed = harmful(commands, kind, at)
        expect(form(write(changed)), write(changed)).not.toBe(form(write(commands)))
      }),
      { numRuns: 500 },
    )
  })

  it('equivalence is reflexive, symmetric and transitive', () => {
    const command = (text: string) => ({ dialect, canonical: form(text) }) as const
    fc.assert(
      fc.property(model, model, fc.infiniteStream(fc.nat()), (one, two, choices) => {
        const draw = () => choices.next().value
        const [a, b, c] = [command(write(one)), command(cosmetic(one, draw)), command(cosmetic(one, draw))]
        const other = command(write(two))
        expect(equivalent(a, a)).toBe(true)
        expect(equivalent(a, b)).toBe(equivalent(b, a))
        expect(equivalent(a, b) && equivalent(b, c)).toBe(equivalent(a, c))
        expect(equivalent(a, other)).toBe(equivalent(other, a))
        if (equivalent(a, other)) expect(equivalent(b, other)).toBe(true)
      }),
    )
  })

  it('never merges two dialects', () => {
    expect(equivalent({ dialect: 'cmd', canonical: 'x' }, { dialect: 'powershell', canonical: 'x' })).toBe(false)
  })
})
