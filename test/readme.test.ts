import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * Every `sh` block of the README is run, in order, in a copy of the repository's files: `exit=N` in the info string is the
 * code it must end with. `npm ci` has been done by whoever runs this test, and `npm test` is what runs it.
 */
const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/^(`{3,})sh(?: exit=(\d))?\n([\s\S]*?)^ {0,3}\1$/gm)].map(([, , code, script]) => ({
  code: Number(code ?? 0),
  script: script!.trim(),
}))

describe('README', () => {
  let copy = ''

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'hexapla-readme-'))
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    for (const file of files.split('\n').filter(Boolean))
      cpSync(join(root, file), join(copy, file), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir')
  })

  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('shows the two commands of a fresh machine', () => {
    expect(blocks.slice(0, 2).map((block) => block.script)).toEqual(['npm ci && npm start', 'npm ci && npm test'])
  })

  for (const { script, code } of blocks) {
    if (script === 'npm ci && npm test') continue
    it(`runs: ${script.split('\n')[0]}`, { timeout: 300_000 }, () => {
      const { status, stdout, stderr } = spawnSync('bash', ['-euc', script.replace('npm ci && ', '')], {
        cwd: copy,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '1' },
      })
      expect(status, `${stdout}\n${stderr}`).toBe(code)
    })
  }

  it.each([
    { what: 'decisions', file: 'decisions.yaml', option: '--decisions', key: /^- finding:/ },
    { what: 'configuration', file: 'hexapla.yaml', option: '--config', key: /^topics:/ },
  ])('shows $what that are taken as they are', ({ file, option, key }) => {
    const shown = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
      .map(([, text]) => text!)
      .find((text) => key.test(text))
    writeFileSync(join(copy, file), shown!)
    const read = spawnSync(process.execPath, ['dist/cli.js', 'inspect', 'docs', '--emit', 'topics', option, file], {
      cwd: copy,
      encoding: 'utf8',
    })
    expect(read.stderr).toBe('')
  })

  it('leaves the committed outputs of the sample as they are', () => {
    const folder = 'runbooks/exchange-ssl-offloading/out'
    const changed = spawnSync('diff', ['-r', join(root, folder), join(copy, folder)], { encoding: 'utf8' })
    expect(changed.stdout + changed.stderr).toBe('')
  })
})
