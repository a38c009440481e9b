import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { runbookOf, type Source } from '../reconcile/topic.ts'
import { filesOf } from './files.ts'
import { sample } from './runbook.ts'

/* Every script that a test makes, audited by PowerShell's own parser: syntax, variables without a value, changes without a question. */

const absent = process.platform === 'win32' || spawnSync('pwsh', ['-NoProfile', '-Command', '1']).status !== 0
const folder = mkdtempSync(join(tmpdir(), 'hexapla-'))
afterAll(() => rmSync(folder, { recursive: true }))

const scriptOf = (files: Map<string, string>): string => [...files].find(([path]) => path.endsWith('.ps1'))![1]

function audit(scripts: Record<string, string>): Record<string, string>[] {
  const paths = Object.entries(scripts).map(([name, text]) => {
    const path = join(folder, `${name}.ps1`)
    writeFileSync(path, text)
    return path
  })
  const command = `& '${join(import.meta.dirname, 'audit.ps1')}' -Path '${paths.join("','")}'`
  const { stdout, stderr } = spawnSync('pwsh', ['-NoProfile', '-NonInteractive', '-Command', command], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
}

const cases = join(import.meta.dirname, '../reconcile/cases')
const scripts = Object.fromEntries(
  readdirSync(cases)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const { editions } = parse(readFileSync(join(cases, name), 'utf8')) as { editions: Source[] }
      return [name, scriptOf(filesOf('powershell', runbookOf(editions, [], [])))]
    }),
)
const whole = scriptOf(filesOf('powershell', sample))

it.skipIf(absent)('finds what it is there for', { timeout: 120_000 }, () => {
  const found = audit({
    syntax: whole.replace('foreach ($HxItem in', 'foreach ($HxItem on'),
    ungated: whole.replaceAll("Kind = 'change'", "Kind = 'read'"),
    unasked: whole.replace('if (-not (Confirm-HxAction -Item $HxItem -Action $HxAction)) { continue }', ''),
    unassigned: whole.replaceAll('Run = {', 'Run = { $given = $lost; $given;'),
  })
  const kinds = new Set(found.map(({ script, problem }) => `${script} ${problem}`))
  expect(kinds).toContain('syntax.ps1 syntax')
  expect(kinds).toContain('ungated.ps1 ungated')
  expect(kinds).toContain('unasked.ps1 ungated')
  expect(new Set(found.filter(({ problem }) => problem === 'unassigned').map(({ text }) => text))).toEqual(
    new Set(['lost']),
  )
})

it.skipIf(absent)('finds nothing in the scripts of the cases', { timeout: 240_000 }, () => {
  expect(audit({ ...scripts, whole })).toEqual([])
})
