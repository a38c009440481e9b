import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createCatalog } from '../../src/commands/catalog/index.ts'
import { effectKey, effectOf, effectsOf, subjectKind, subjectNames } from '../../src/commands/effects/index.ts'
import { type Dialect, effect as schema } from '../../src/model/index.ts'

const here = import.meta.dirname
const read = (path: string) => JSON.parse(readFileSync(join(here, path), 'utf8'))
const catalog = createCatalog(read('../../src/commands/catalog/cmdlets.json'))
const cases: Record<Dialect, string[]> = read('cases.json')
const keys: { same: [Dialect, string][][]; different: [Dialect, string][] } = read('keys.json')
const all = Object.entries(cases).flatMap(([dialect, texts]) =>
  texts.map((text) => ({ dialect: dialect as Dialect, text })),
)

const expectedFile = join(here, 'expected/effects.json')

describe('a text of reading commands', () => {
  const effect = (text: string, dialect: Dialect = 'powershell') => effectOf({ text, dialect }, catalog).action

  it.each([
    'Get-Mailbox -Identity x | Format-List Name',
    '$box = Get-Mailbox x',
    'Get-Mailbox 2>&1 > $null',
    'Import-Module ActiveDirectory, WebAdministration -Force; Add-PSSnapin Snap.In',
    'Get-Mailbox | Where-Object { $_.Name.StartsWith("x") }',
    'Get-Mailbox | Select-Object @{ n = "Size"; e = { $_.Size.ToString() } }',
    'foreach ($box in Get-Mailbox) { Get-MailboxStatistics $box }',
  ])('only reads: %s', (text) => expect(effect(text)).toBe('read'))

  it.each([
    'Get-Mailbox > boxes.txt',
    'Import-Module .\\Tools.psm1',
    'Import-Module -Name C:\\Tools\\Tools -Force',
    'Import-Module Tools.psd1, Other',
    'Import-Module $tools',
    'Get-Module Tools | Import-Module',
    'Get-Mailbox *>> boxes.txt',
    '(Get-Item x).Delete()',
    'Get-Item x | ForEach-Object Delete',
    "Get-Mailbox ([IO.File]::WriteAllText('x', 'y'))",
    'Get-Mailbox "$((Get-Item x).Delete())"',
    "Get-Mailbox | Format-List @{ e = { [IO.File]::Delete('x') } }",
    '$WhatIfPreference = Get-Mailbox',
    '$env:PATH = Get-Content x',
    '$box.Quota = Get-Content x',
    'function Get-Text { Get-Date }',
    'Get-Mailbox; exit',
    'Get-Variable x | Set-Variable -Value 1',
    'Get-Volume | Format-Volume',
  ])('does something beside: %s', (text) => expect(effect(text)).not.toBe('read'))

  it('in cmd too', () => {
    expect(effect('appcmd list site', 'cmd')).toBe('read')
    expect(effect('appcmd list site > sites.txt', 'cmd')).not.toBe('read')
  })
})

describe('effectOf', () => {
  const seen = Object.fromEntries(
    all.map((command) => {
      const effect = effectOf(command, catalog)
      return [
        `${command.dialect}: ${command.text}`,
        { ...effect, kind: subjectKind(effect), names: subjectNames(effect) },
      ]
    }),
  )
  if (process.env.UPDATE) writeFileSync(expectedFile, `${JSON.stringify(seen, null, 2)}\n`)
  const expected = JSON.parse(readFileSync(expectedFile, 'utf8'))

  it('has an expectation for every case and no other', () => expect(Object.keys(expected)).toEqual(Object.keys(seen)))

  it.each(Object.keys(seen))('%s', (name) => expect(seen[name]).toEqual(expected[name]))

  it('gives a valid effect for anything and never throws', () => {
    const dialects = fc.constantFrom<Dialect>('cmd', 'powershell', 'bash')
    const pieces = fc.constantFrom(...all.flatMap(({ text }) => text.split(/(?=[ /"'{}|;:-])/)))
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, dialects, fc.boolean(), (text, dialect, known) => {
        const command = { text, dialect }
        const effect = effectOf(command, known ? catalog : undefined)
        schema.parse(effect)
        effectKey(effect)
        subjectNames(effect)
        subjectKind(effect)
      }),
      { numRuns: 500 },
    )
  })

  it('says unknown and nothing more where it does not understand', () => {
    for (const text of [
      'setspn -L EX1',
      'Set-Frobnication -Identity A -Level 2',
      'Set-Mailbox A -Office 1; .\\x.ps1',
    ]) {
      const effect = effectOf({ text, dialect: 'powershell' }, catalog)
      expect(effect).toMatchObject({
        family: 'unknown',
        action: 'unknown',
        properties: [],
        preconditions: [],
        idempotent: false,
      })
      expect([effect.object, effect.capture, effect.readBack, effect.restore]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ])
    }
  })
})

describe('effectKey', () => {
  const key = ([dialect, text]: [Dialect, string]) => effectKey(effectOf({ dialect, text }, catalog))

  it.each(keys.same.map((group) => [group[0]![1], group] as const))('is one for all forms of %s', (_, group) => {
    expect(new Set(group.map(key)).size, group.map(key).join('\n')).toBe(1)
    expect(effectOf({ dialect: group[0]![0], text: group[0]![1] }, catalog).action).not.toBe('unknown')
  })

  it('tells different effects apart', () => {
    expect(new Set(keys.different.map(key)).size).toBe(keys.different.length)
  })
})

describe('effectsOf', () => {
  it('gives every part of a script', () => {
    const text = "foreach ($s in 'A', 'B') {\n  Stop-Service $s\n  Set-Mailbox Kim -Office 1\n}\niisreset"
    expect(effectsOf({ text, dialect: 'powershell' }, catalog).map((one) => [one.action, one.subject])).toEqual([
      ['stop', 'service:$s'],
      ['set', 'exchange:mailbox:kim'],
      ['restart', 'iis:server'],
    ])
  })
})

const gold = join(here, '../../../shared/gold/powershell-parse.jsonl')
const blocks: string[] = existsSync(gold)
  ? readFileSync(gold, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((block) => block.errors.length === 0)
      .map((block) => block.text)
  : []
const hasPowerShell = spawnSync('pwsh', ['-NoProfile', '-Version'], { encoding: 'utf8' }).status === 0

describe.skipIf(!hasPowerShell)('what the real PowerShell says (skipped where no pwsh is on the PATH)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hexapla-effects-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('parses every capture, read-back and restore', () => {
    const commands = [...all, ...blocks.map((text) => ({ text, dialect: 'powershell' as const }))]
    const texts = commands.flatMap((command) => {
      const { capture, readBack, restore } = effectOf(command, catalog)
      return [capture, readBack, restore?.replaceAll('{captured}', '$Captured')].filter((text) => text !== undefined)
    })
    const distinct = [...new Set(texts)]
    expect(distinct.length).toBeGreaterThan(30)
    writeFileSync(join(folder, 'texts.json'), JSON.stringify(distinct))
    writeFileSync(
      join(folder, 'check.ps1'),
      `$bad = foreach ($text in (Get-Content -Raw "$PSScriptRoot/texts.json" | ConvertFrom-Json)) {
        $errors = $null
        [void][System.Management.Automation.Language.Parser]::ParseInput($text, [ref]$null, [ref]$errors)
        if ($errors) { $text }
      }
      ConvertTo-Json @($bad)`,
    )
    const run = spawnSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', join(folder, 'check.ps1')], {
      encoding: 'utf8',
    })
    expect(JSON.parse(run.stdout)).toEqual([])
  }, 60_000)
})
