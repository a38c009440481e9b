import { describe, expect, it } from 'vitest'
import type { Dialect } from '../../src/model/index.ts'
import { emit } from '../../src/render/powershell/emit.ts'
import cases from './emit.json' with { type: 'json' }
import { planned } from './runbook.ts'

const variables = new Map([
  ['Server', 'Server'],
  ['Host', 'HostValue'],
])

describe('a command in the script', () => {
  it.each(cases)('$name', ({ template, code, dialect = 'powershell' }) => {
    const command = planned(template, {})
    const emission = emit({ ...command, command: { ...command.command, dialect: dialect as Dialect } }, variables)
    expect(emission.ok ? emission.code : null).toBe(code)
  })

  it('is looked for by its name before the script starts', () => {
    const emission = emit(planned('Get-X | Where-Object { Test-Y } | ft', {}), variables)
    expect(emission.ok && emission.commands).toEqual(['Get-X', 'Where-Object', 'Test-Y', 'Format-Table'])
  })
})
