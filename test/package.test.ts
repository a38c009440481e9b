import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** What is published, with nothing installed around it: the bundle must need no package but those it looks for and can miss. */
const root = join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const windows = process.platform === 'win32'
const utf8 = { encoding: 'utf8', shell: windows } as const

describe('built command line', () => {
  it('is run by npx as it stands after a build', () => {
    // npx sets the bit itself the first time it sees a folder, so what it answers is no proof alone.
    if (!windows) expect(execFileSync(join(root, 'dist/cli.js'), ['--version'], utf8)).toBe(`${manifest.version}\n`)
    expect(execFileSync('npx', ['--no-install', 'hexapla', '--version'], { ...utf8, cwd: root })).toContain(
      manifest.version,
    )
  })
})

describe('packed package', () => {
  let home = ''
  let folder = ''

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'hexapla-package-'))
    folder = join(home, 'node_modules/hexapla')
    mkdirSync(folder, { recursive: true })
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', home], { ...utf8, cwd: root })
    const archive = readdirSync(home).find((name) => name.endsWith('.tgz'))!
    execFileSync('tar', ['-xzf', join(home, archive), '--strip-components=1', '-C', folder], utf8)
    mkdirSync(join(home, 'docs/en'), { recursive: true })
    writeFileSync(
      join(home, 'docs/en/quota.md'),
      '# Quota\n\n1. Set it:\n\n   ```powershell\n   Get-Mailbox -ProhibitSendQuota 5GB\n   ```\n',
    )
  })

  afterAll(() => rmSync(home, { recursive: true, force: true }))

  it('checks documents', () => {
    const cli = [join(folder, manifest.bin.hexapla), 'check', 'docs', '--fail-on', 'never', '--format', 'json']
    const { findings } = JSON.parse(execFileSync(process.execPath, cli, { ...utf8, cwd: home }))
    expect(findings.map((finding: { rule: string }) => finding.rule)).toEqual(['unknown-parameter'])
  })

  it('is imported by its name', () => {
    const script = `import { check, loadLocales } from 'hexapla'
      const { findings } = await check(['docs'], { locales: loadLocales() })
      console.log(findings.length)`
    writeFileSync(join(home, 'own.mjs'), script)
    expect(execFileSync(process.execPath, ['own.mjs'], { ...utf8, cwd: home })).toBe('1\n')
  })

  it('brings the licence of every package in the bundle, and its own', () => {
    const notices = readFileSync(join(folder, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
    for (const name of ['commander', 'zod', 'unified', 'i18next', 'opencc-js', 'eld'])
      expect(notices).toMatch(new RegExp(`^${name} \\d[\\d.]+ \\((?:MIT|Apache-2.0|MIT AND Apache-2.0)\\)$`, 'm'))
    expect(readdirSync(folder)).toContain('LICENSE')
  })
})
