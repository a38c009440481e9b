import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { splitArguments } from '../../src/commands/cmd/argv.ts'
import { requote } from '../../src/commands/requote/index.ts'
import { received } from './powershell-model.ts'

const modes = ['standard', 'legacy', 'windows'] as const
const here = import.meta.dirname

interface Case {
  text: string
  powershell?: string
  unquoted?: string[]
  reason?: string
}
const cases: Case[] = JSON.parse(readFileSync(join(here, 'cases.json'), 'utf8'))

describe('requote', () => {
  it.each(cases)('$text', ({ text, powershell, reason, unquoted = [] }) => {
    const result = requote(text)
    if (reason !== undefined) expect(result).toEqual({ ok: false, reason })
    else expect(result).toMatchObject({ ok: true, powershell, unquoted })
  })
})

/** An argument that both ways of passing keep. */
const keepable = fc
  .string({ unit: fc.constantFrom(..."ab1 -/\\:.,='`$%()[]{}@#;&|<>^*’”é\u00A0"), minLength: 1, maxLength: 12 })
  .filter(
    (value) => !(value.endsWith('\\') && /\s/.test(value)) && !/%\w[\w().#-]*%|%%|%~|%\*|%\w[\w().#-]*:/.test(value),
  )

describe('what the program receives', () => {
  it('splits as the C runtime does, and joins back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'a \t"\\') })), (values) => {
        expect(splitArguments(joinArguments(values)).map((argument) => argument.value)).toEqual(values)
      }),
    )
  })

  it('keeps the arguments of any command line in all three ways of passing', () => {
    fc.assert(
      fc.property(fc.array(keepable, { maxLength: 5 }), (values) => {
        // cmd's own characters go between quotes, where it leaves them alone.
        const line = values.map((value) => `"${value.replace(/\\+$/, '$&$&')}"`).join(' ')
        const result = requote(`tool ${line}`)
        if (!result.ok) throw new Error(`${result.reason}: ${line}`)
        expect(result.argv).toEqual(values)
        for (const mode of modes) expect(received(result.powershell, mode, {})).toEqual(values)
      }),
      { numRuns: 1000 },
    )
  })

  it('reads any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => void requote(text)))
  })
})

const gold = join(here, '../../../shared/gold/native-arguments.jsonl')
const lines: { at: string; text: string; runtime: string[] }[] = existsSync(gold)
  ? readFileSync(gold, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : []

/** Names as the texts spell them: Linux tells case apart. */
const variables: Record<string, string> = {
  windir: 'C:\\Windows',
  TEMP: 'C:\\Temp',
  AppCmdLocation: 'C:\\a',
  ExchangeLocation: 'C:\\e',
  A: '1',
  B: '2',
  'ProgramFiles(x86)': 'C:\\P',
}
const expand = (value: string) => value.replace(/%([\w()]+)%/g, (_, name) => variables[name] ?? '')

/** Lines of the file whose `runtime` was taken before cmd.exe read its own characters, or that are PowerShell already. */
const otherwise: Record<string, string[] | string> = {
  'prog a&b': 'several-commands',
  'prog a^b': ['ab'],
  'prog ""': 'empty-argument',
  'prog "" x ""': 'empty-argument',
  'prog "a\\" b" c': 'embedded-quote',
  'prog a\\\\\\"b': 'embedded-quote',
  'prog "C:\\Program Files\\x\\"': 'embedded-quote',
  'prog "C:\\Program Files\\x\\\\"': 'trailing-backslash',
}

describe.skipIf(lines.length === 0)('against ../shared/gold/native-arguments.jsonl (skipped where absent)', () => {
  const native = lines.filter((line) => !line.text.startsWith('&'))

  it('has lines to look at', () => expect(native.length).toBeGreaterThan(140))

  it.each(native)('$text', ({ text, runtime }) => {
    const result = requote(text)
    const exception = otherwise[text]
    if (typeof exception === 'string') return expect(result).toEqual({ ok: false, reason: exception })
    if (!result.ok) throw new Error(result.reason)
    const expected = exception ?? runtime
    expect(result.argv).toEqual(expected)
    for (const mode of modes) expect(received(result.powershell, mode, variables)).toEqual(expected.map(expand))
  })
})

const hasPowerShell = spawnSync('pwsh', ['-NoProfile', '-Version'], { encoding: 'utf8' }).status === 0

describe.skipIf(!hasPowerShell)('the real PowerShell (skipped where no pwsh is on the PATH)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hexapla-requote-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('hands over the same arguments, the old way and the new', () => {
    // A shell prints its arguments in a fiftieth of the time that node needs to start.
    const program = join(folder, 'argv')
    writeFileSync(program, '#!/bin/sh\n[ $# -eq 0 ] || printf "%s\\037" "$@"\necho\n', { mode: 0o755 })
    const texts = [...new Set([...cases, ...lines].map((one) => one.text))]
    const jobs = texts.flatMap((text) => {
      const result = requote(text)
      return result.ok ? [result] : []
    })
    expect(jobs.length).toBeGreaterThan(10)
    for (const mode of ['Standard', 'Legacy']) {
      const script = jobs.map((job) => `& '${program}'${job.powershell.slice(commandLength(job.powershell))}`)
      const file = join(folder, `${mode}.ps1`)
      writeFileSync(file, `\uFEFF$PSNativeCommandArgumentPassing = '${mode}'\n${script.join('\n')}\n`)
      const run = spawnSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', file], {
        encoding: 'utf8',
        env: { ...process.env, ...variables },
      })
      const seen = run.stdout.split('\n').slice(0, -1)
      expect(seen.map((line) => line.split('\u001F').slice(0, -1))).toEqual(jobs.map((job) => job.argv.map(expand)))
    }
  }, 60_000)
})

/** Writes arguments so that the C runtime reads them back: quotes escaped, backslashes before a quote doubled. */
function joinArguments(values: readonly string[]): string {
  return values.map((value) => `"${value.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`).join(' ')
}

/** How much of a command is its program: a bare word, or `&` and a string. */
function commandLength(command: string): number {
  return /^(?:& (?:'[^']*'|"[^"]*")|\S+)/.exec(command)![0].length
}
