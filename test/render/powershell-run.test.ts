import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Runbook } from '../../src/model/index.ts'
import { expandable, literal } from '../../src/render/powershell/escape.ts'
import { filesOf } from './files.ts'
import { sample } from './runbook.ts'

/* The script in the real PowerShell, with programs and cmdlets that only say what they were given. */

const PWSH = 'pwsh'
const absent = process.platform === 'win32' || spawnSync(PWSH, ['-NoProfile', '-Command', '1']).status !== 0
if (absent) console.warn('skipped: no pwsh on this machine, so the generated script was not run')

const folder = mkdtempSync(join(tmpdir(), 'hexapla-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
for (const [path, content] of filesOf('powershell')) write(path, content)
/* What waits to be asked for, what hangs on a condition, and what nobody understands. */
const [change, read] = ['S02', 'S10'].map(
  (id) => sample.sections.flatMap((section) => section.steps).find((step) => step.id === id)!,
)
const unknown = {
  ...change!,
  methods: change!.methods.map((method) => ({
    ...method,
    actions: method.actions.map((action) =>
      action.command
        ? {
            ...action,
            command: { ...action.command, effect: { ...action.command.effect, action: 'unknown' as const } },
          }
        : action,
    ),
  })),
}
const procedure = sample.sections.find(({ role }) => role === 'procedure')!
const asked: Runbook = {
  ...sample,
  id: 'sample-asked',
  sections: [
    {
      ...procedure,
      steps: [
        { ...change!, id: 'S01', onRequest: 'task' },
        { ...change!, id: 'S02', conditional: true, number: 7 },
        { ...unknown, id: 'S03' },
        { ...read!, id: 'S04' },
      ],
    },
  ],
}
for (const [path, content] of filesOf('powershell', asked)) write(path, content)
write('bin/appcmd', '#!/bin/sh\nfor a in "$@"; do echo "appcmd<$a>"; done\nexit $FAKE_EXIT\n')
chmodSync(join(folder, 'bin/appcmd'), 0o755)
write(
  'fakes.ps1',
  `function global:Get-OutlookAnywhere { [CmdletBinding()] param($Server) "read $Server" }
function global:Set-OutlookAnywhere {
  [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
  param($Identity, $SSLOffloading, $ExternalHostname, $ExternalClientsRequireSsl)
  if ($Identity -like 'broken*') { Write-Error 'no such server' }
  if ($PSCmdlet.ShouldProcess($Identity)) { "set <$Identity> <$ExternalHostname> <$ExternalClientsRequireSsl>" }
}
function global:Start-Sleep { param($Seconds) Write-Host "slept $Seconds"; "output" }
`,
)

interface Options {
  input?: string
  env?: Record<string, string>
  fakes?: boolean
  script?: string
}

function run(args: string, { input, env = {}, fakes = true, script = 'sample-offloading' }: Options = {}) {
  const command = `${fakes ? '. ./fakes.ps1; ' : ''}& ./${script}.ps1 ${args}; exit $LASTEXITCODE`
  const result = spawnSync(PWSH, ['-NoProfile', ...(input ? [] : ['-NonInteractive']), '-Command', command], {
    cwd: folder,
    encoding: 'utf8',
    input: input ?? '',
    env: { ...process.env, NO_COLOR: '1', PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`, ...env },
  })
  return { code: result.status, out: result.stdout.replaceAll('\r', ''), err: result.stderr.replaceAll('\r', '') }
}

const evaluate = (command: string) =>
  spawnSync(PWSH, ['-NoProfile', '-NonInteractive', '-Command', command], { cwd: folder, encoding: 'utf8' }).stdout

const VALUES = '-ClientAccessServer CAS7 -ExternalName mail.example.test'

describe.skipIf(absent)('the generated script in PowerShell', { timeout: 120_000 }, () => {
  it('has no syntax error', () => {
    const parse =
      '$e = $null; $t = $null; [void][Management.Automation.Language.Parser]::ParseFile("$PWD/sample-offloading.ps1", [ref]$t, [ref]$e); $e.Count'
    expect(evaluate(parse).trim()).toBe('0')
  })

  it('is clean under PSScriptAnalyzer, where that is installed', () => {
    const analyse =
      "if (Get-Module -ListAvailable PSScriptAnalyzer) { Invoke-ScriptAnalyzer -Path ./sample-offloading.ps1 -ExcludeRule PSAvoidUsingWriteHost -Settings @{ Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('3.0', '4.0', '5.1', '7.0') } } } | ForEach-Object { $_.RuleName + ' ' + $_.Line } }"
    expect(evaluate(analyse).trim()).toBe('')
  })

  it('lists its steps without any parameter', () => {
    const { code, out } = run('-List -Language es | ForEach-Object { "$($_.Step) $($_.Fate) $($_.Text)" }')
    expect(code).toBe(0)
    expect(out).toContain('S06 blocked Desactive SSL en el directorio de ActiveSync\n')
    expect(out.match(/^S\d\d /gm)).toHaveLength(10)
  })

  it('draws the list on a terminal', () => {
    const file = ['-NoProfile', '-NonInteractive', '-File', './sample-offloading.ps1', '-List']
    expect(spawnSync(PWSH, file, { cwd: folder, encoding: 'utf8' }).stdout).toContain('S06')
  })

  describe('what a person has to ask for or to judge', () => {
    const script = 'sample-asked'

    it('is listed as what it is', () => {
      const { out } = run('-List | ForEach-Object { "$($_.Step) $($_.Fate)" }', { script })
      expect(out.match(/^S\d\d .*$/gm)).toEqual(['S01 task', 'S02 run', 'S03 run', 'S04 run'])
    })

    it('is not run unasked', () => {
      const { out } = run(`-WhatIf ${VALUES}`, { script })
      expect(out).not.toContain('HX-WHATIF S01')
      expect(out).toContain('HX-WHATIF S02')
      expect(out).toMatch(/-Step: S01$/m)
    })

    it('is not every step where the list of steps is empty', () => {
      const { out } = run(`-Step @() -Force ${VALUES}`, { script })
      expect(out).not.toMatch(/HX-|set </)
    })

    it('is run when it is named', () => {
      const { code, out } = run(`-Step S01 -Force ${VALUES}`, { script })
      expect([code, out.match(/HX-.*/g)]).toEqual([0, ['HX-OK S01']])
    })

    it.each(['S02', 'S03'])('is not left to -Force: %s', (step) => {
      const { code, out } = run(`-Step ${step} -Force ${VALUES}`, { script })
      expect(code).toBe(7)
      expect(out).not.toContain('set <')
    })

    it('keeps the number of the documents', () => {
      expect(run('-Show -Step S02', { script }).out).toMatch(/^S02 {2}7\. /m)
    })
  })

  it.each([
    ['fr', 'Activez le déchargement'],
    ['fr-BE', 'Activez le déchargement'],
    ['zh-TW', '啟用 Outlook 無所不在'],
    ['zh-HK', '啟用 Outlook 無所不在'],
    ['zh-CN', '启用 Outlook 无所不在'],
    ['zh-SG', '启用 Outlook 无所不在'],
    ['en-GB', 'Enable offloading'],
    ['de-AT', 'Enable offloading'],
  ])('speaks %s', (language, words) => {
    expect(run(`-Show -Step S02 -Language ${language}`).out).toContain(words)
  })

  it('shows hostile sentences as they are', () => {
    const { out } = run('-Show -Step S07 -Language fr')
    expect(out).toContain('L’élève a dit “stop” „là“ ‚ici‛ — $(evil) `n $' + '{env:PATH} {0} {{name}} </script>')
  })

  it('takes no sentences of another plan', () => {
    write('it/sample-offloading.psd1', "\ufeff@{ 'PlanHash' = 'other'; 'S02' = 'rm -rf /' }\r\n")
    const { out } = run('-Show -Step S02 -Language it')
    expect(out).toContain('Enable offloading')
    expect(out).not.toContain('rm -rf')
  })

  it('changes nothing in a dry run, but reads, and ends with the code of a blocked step', () => {
    const { code, out } = run(`-WhatIf ${VALUES}`)
    expect(out).toContain('read CAS7')
    expect(out).not.toMatch(/^(?:set|appcmd|slept)\b/m)
    expect(out.match(/^HX-.*$/gm)).toEqual(
      [
        'WHATIF S01',
        'WHATIF S02',
        'WHATIF S03',
        'WHATIF S04',
        'SKIP S05',
        'SKIP S06',
        'WHATIF S07',
        'WHATIF S08',
        'SKIP S09',
        'WHATIF S10',
      ].map((token) => `HX-${token}`),
    )
    expect(code).toBe(5)
  })

  it('warns in a dry run of what is missing here', () => {
    const { code, out } = run(`-WhatIf -Step S01,S02 ${VALUES}`, { fakes: false })
    expect(out).toContain('Get-OutlookAnywhere, which was not found')
    expect(code).toBe(0)
  })

  it('refuses a blocked step before it does anything', () => {
    const { code, out, err } = run(`-Force ${VALUES} -Language fr`)
    expect(code).toBe(5)
    expect(err).toContain('[fr] Default Web Site/PoolName')
    expect(out).not.toContain('HX-')
  })

  it('does the selected steps with the values given', () => {
    const { code, out } = run(`-Force -Step S01,S02,S03,S04 ${VALUES}`)
    expect(out).toContain('set <CAS7\\Rpc (Default Web Site)> <mail.example.test> <True>')
    expect(out.match(/^slept 30$/gm)).toHaveLength(30)
    expect(out).toContain(
      ['set', 'config', 'Default Web Site/owa', '/section:access', '/sslFlags:None', '/commit:APPHOST']
        .map((argument) => `appcmd<${argument}>`)
        .join('\n'),
    )
    expect(code).toBe(0)
  })

  it('leaves a restart to the later step only if that one is run', () => {
    expect(run('-Force -Step S05,S08').out.match(/^HX-.*$/gm)).toEqual(['HX-SKIP S05', 'HX-OK S08'])
    expect(run('-Force -Step S05').out.match(/^HX-.*$/gm)).toEqual(['HX-OK S05'])
  })

  it('begins and leaves out where it is told to', () => {
    expect(run('-Force -From S08 -Skip s10').out.match(/^HX-.*$/gm)).toEqual(['HX-OK S08', 'HX-SKIP S09'])
  })

  it('stops at the first failure of a program', () => {
    const { code, out, err } = run('-Force -Step S04,S08', { env: { FAKE_EXIT: '5' } })
    expect(code).toBe(6)
    expect(err).toContain('appcmd ended with exit code 5')
    expect(out).not.toContain('HX-OK')
    expect(out).not.toContain('recycle')
  })

  it('stops at the first error of a cmdlet, even one that would go on', () => {
    const { code, err } = run('-Force -Step S02,S04 -ClientAccessServer broken1 -ExternalName mail.example.test')
    expect(code).toBe(6)
    expect(err).toContain('no such server')
  })

  it('asks before a change, and takes no for an answer', () => {
    const { code, out, err } = run('-Step S04,S08', { input: 'n\n' })
    expect(code).toBe(3)
    expect(err).toContain('-From S04')
    expect(out).not.toContain('appcmd<')
    expect(run('-Step S04,S08', { input: 'a\n' }).out.match(/^HX-.*$/gm)).toEqual(['HX-OK S04', 'HX-OK S08'])
  })

  it('stops where nobody can be asked', () => {
    expect(run('-Step S04').code).toBe(3)
    expect(run('-Step S07').code).toBe(7)
  })

  it('does not take -Force for work done by hand', () => {
    expect(run('-Force -Step S07,S08').out).not.toContain('HX-OK')
    expect(run('-Step S07', { input: 'y\n' }).out).toContain('HX-OK S07')
    expect(run('-Step S07', { input: 'n\n' }).code).toBe(3)
  })

  it.each([
    ['a missing value', '-Step S02 -Force', 4, '-ExternalName'],
    ['an unknown step', '-Step S99', 4, 'S99'],
    ['an empty selection', '-Step S01 -Skip S01', 4, '-List'],
    [
      'a value with code in it',
      `-Step S02 -Force -ClientAccessServer 'a$(1)' -ExternalName b.c`,
      null,
      'ClientAccessServer',
    ],
    [
      'a value with a line end',
      '-Step S02 -Force -ClientAccessServer "a`n" -ExternalName b.c',
      null,
      'ClientAccessServer',
    ],
    ['an unknown parameter', '-Stop S01', null, 'Stop'],
    ['a language that is a path', '-Language ../x -List', null, 'Language'],
  ])('refuses %s', (_name, args, code, says) => {
    const result = run(args)
    expect(result.code).toBe(code ?? 0)
    expect(result.out + result.err).toContain(says)
    expect(result.out).not.toContain('HX-')
  })

  it('finds missing commands before it does anything', () => {
    const { code, err } = run(`-Force -Step S04,S02 ${VALUES}`, { fakes: false })
    expect(code).toBe(4)
    expect(err).toContain('Set-OutlookAnywhere')
  })
})

describe.skipIf(absent)('literals in PowerShell', { timeout: 120_000 }, () => {
  it('have exactly the value of the text, whatever it is', () => {
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 12 }), { numRuns: 150, seed: 7 })
    const hostile = ["'‘’‚‛", '"“”„`', '$(evil)', '$x $' + '{x}', 'a\nb\tc\r', '', '\u0000', '中文 é 😀', '\'@\n"@']
    const expected = [...texts, ...hostile]
    const lines = expected.map(
      (text) => `[BitConverter]::ToString([Text.Encoding]::BigEndianUnicode.GetBytes(${literal(text)}))`,
    )
    write('literals.ps1', lines.join('\n'))
    const units = (text: string) =>
      [...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0'))
    expect(evaluate('./literals.ps1').replaceAll('\r', '').replace(/\n$/, '').split('\n')).toEqual(
      expected.map((text) =>
        units(text)
          .join('')
          .replace(/..(?!$)/g, '$&-'),
      ),
    )
  })

  it('put the value of a variable in, and never read it as code', () => {
    write('variable.ps1', `$Server = 'a$(1 + 1)"''; throw 1'\n${expandable(['<', { variable: 'Server' }, '.x>'])}`)
    expect(evaluate('./variable.ps1').trim()).toBe('<a$(1 + 1)"\'; throw 1.x>')
  })
})

it('has sample values that its own patterns accept', () => {
  for (const { example, pattern } of sample.parameters) expect(example).toMatch(new RegExp(pattern))
})
