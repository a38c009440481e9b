import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A run that is killed at any moment leaves each file old or new, never half; the next one clears up. */
const root = join(import.meta.dirname, '../..')
const names = (dir: string) => readdirSync(dir, { recursive: true, encoding: 'utf8', withFileTypes: true })
const filesOf = (dir: string) =>
  new Map(
    names(dir)
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'utf8')]),
  )

describe('a build that is killed', () => {
  let home = ''
  let out = ''
  let whole = new Map<string, string>()

  const build = () =>
    spawn(
      process.execPath,
      [join(root, 'dist/cli.js'), 'build', 'sources', '--out', 'out', '--target', 'markdown', '--target', 'checklist'],
      {
        cwd: home,
        stdio: 'ignore',
      },
    )
  const finished = (child: ReturnType<typeof build>) => new Promise((done) => child.on('exit', done))

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'hexapla-killed-'))
    out = join(home, 'out')
    cpSync(join(root, 'runbooks/exchange-ssl-offloading/sources'), join(home, 'sources'), { recursive: true })
    await finished(build())
    whole = filesOf(out)
  }, 120_000)

  afterAll(() => rmSync(home, { recursive: true, force: true }))

  it('leaves old files whole, and nothing after the next build', { timeout: 120_000 }, async () => {
    for (const path of whole.keys()) writeFileSync(join(out, path), 'old')
    const child = build()
    const end = finished(child)
    while (child.exitCode === null && names(out).filter(({ name }) => name.endsWith('.tmp')).length < 4)
      await setTimeout(2)
    child.kill('SIGKILL')
    await end
    const left = filesOf(out)
    for (const [path, text] of whole) expect(['old', text]).toContain(left.get(path))
    await finished(build())
    expect(filesOf(out)).toEqual(whole)
  })
})
