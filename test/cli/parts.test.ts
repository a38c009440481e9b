import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/cli/command.ts'
import { writeFiles, writeOne } from '../../src/cli/files.ts'
import { chooseLocale } from '../../src/cli/locale.ts'
import { near } from '../../src/cli/near.ts'
import { pairOutputs } from '../../src/cli/outputs.ts'
import { fails } from '../../src/cli/verdict.ts'
import type { Finding, Severity } from '../../src/index.ts'

const stream = { write: () => true }
const io = (env: Record<string, string>, systemLocale = 'en-US') => ({
  cwd: '/',
  env,
  stdout: stream,
  stderr: stream,
  today: '2026-11-21',
  systemLocale,
})
const tags = ['en', 'es', 'fr', 'zh-Hans', 'zh-Hant']

describe('chooseLocale', () => {
  it.each([
    [{ LANG: 'zh_TW.UTF-8' }, 'zh-Hant'],
    [{ LANG: 'zh_HK' }, 'zh-Hant'],
    [{ LANG: 'zh_CN.GB18030' }, 'zh-Hans'],
    [{ LANG: 'es_MX.UTF-8', LC_ALL: 'fr_CA@euro' }, 'fr'],
    [{ LC_MESSAGES: 'es_ES', LANG: 'fr_FR' }, 'es'],
    [{ HEXAPLA_LOCALE: 'zh-Hant', LC_ALL: 'fr_FR' }, 'zh-Hant'],
    [{ LC_ALL: 'C' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: '' }, 'en'],
    [{ LANG: '../../etc' }, 'en'],
  ])('reads the environment %j as %s', (env, tag) => {
    expect(chooseLocale([], io(env), tags)).toBe(tag)
  })

  it('asks the system last and the option first', () => {
    expect(chooseLocale([], io({}, 'fr-FR'), tags)).toBe('fr')
    expect(chooseLocale(['check', '--locale', 'zh'], io({ LANG: 'fr' }), tags)).toBe('zh-Hans')
    expect(chooseLocale(['--locale=zh-MO', 'check'], io({}), tags)).toBe('zh-Hant')
    expect(chooseLocale(['check', '--', '--locale', 'fr'], io({}), tags)).toBe('en')
    expect(() => chooseLocale(['--locale', 'de'], io({}), tags)).toThrow(UsageError)
  })
})

describe('near', () => {
  it('suggests only what is near', () => {
    expect(near('--ouput', ['--output', '--out', '--help'])).toEqual({ suggestion: '--output' })
    expect(near('something', ['check', 'build'])).toEqual({})
    expect(near('x', [])).toEqual({})
  })
})

describe('pairOutputs', () => {
  const pairs = (...words: string[]) =>
    pairOutputs(
      words.map((word) => ({ name: word.startsWith('=') ? 'output' : 'format', value: word.replace('=', '') })),
    )

  it('gives each format the file after it, or the one before it', () => {
    expect(pairs()).toEqual([{ format: 'text' }])
    expect(pairs('=a')).toEqual([{ format: 'text', file: 'a' }])
    expect(pairs('=a', 'sarif')).toEqual([{ format: 'sarif', file: 'a' }])
    expect(pairs('sarif', '=a', 'json', '=b', 'text')).toEqual([
      { format: 'sarif', file: 'a' },
      { format: 'json', file: 'b' },
      { format: 'text' },
    ])
    expect(pairs('github', 'sarif', '=a')).toEqual([{ format: 'github' }, { format: 'sarif', file: 'a' }])
  })

  it.each([[['text', 'json']], [['=a', '=b', 'text']], [['text', '=a', '=b']]])('refuses %j', (words) => {
    expect(() => pairs(...words)).toThrow(UsageError)
  })
})

describe('fails', () => {
  const finding = (severity: Severity, rule = 'r', locale = 'en', suppressed?: boolean) =>
    ({
      severity,
      rule,
      place: { locale },
      ...(suppressed && { suppressed: { by: 'baseline', reason: '' } }),
    }) as Finding

  it('fails at or above the severity asked for', () => {
    expect(fails([finding('warning')])).toBe(false)
    expect(fails([finding('error')])).toBe(true)
    expect(fails([finding('warning')], 'warning')).toBe(true)
    expect(fails([finding('note')], 'note')).toBe(true)
    expect(fails([finding('error')], 'never')).toBe(false)
    expect(fails([finding('error', 'r', 'en', true)], 'note')).toBe(false)
  })

  it('counts a finding against the first threshold that describes it', () => {
    const thresholds = [
      { rule: 'old', max: 2 },
      { language: 'fr', severity: 'warning' as const, max: 0 },
    ]
    const old = finding('error', 'old')
    expect(fails([old, old], 'error', thresholds)).toBe(false)
    expect(fails([old, old, old], 'never', thresholds)).toBe(true)
    expect(fails([finding('warning', 'r', 'fr')], 'error', thresholds)).toBe(true)
    expect(fails([finding('warning', 'r', 'es')], 'error', thresholds)).toBe(false)
  })
})

describe('writeFiles', () => {
  let dir: string
  beforeEach(() => {
    dir = realpathSync(mkdtempSync(join(tmpdir(), 'hexapla-files-')))
  })
  afterEach(() => rmSync(dir, { recursive: true }))
  const all = () => readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()

  it('writes text and bytes into folders it makes, and leaves no temporary files', () => {
    writeFiles(
      [
        { path: 'a/b.md', content: 'text' },
        { path: 'c.bin', content: new Uint8Array([1, 2]) },
      ],
      join(dir, 'out'),
    )
    expect(all()).toEqual(['out', 'out/a', 'out/a/b.md', 'out/c.bin'])
    expect(readFileSync(join(dir, 'out/c.bin'))).toEqual(Buffer.from([1, 2]))
  })

  it('writes a shared file once, and refuses two contents for one path', () => {
    const file = { path: 'schema.json', content: '{}' }
    writeFiles([file, { ...file }], dir)
    expect(all()).toEqual(['schema.json'])
    expect(() => writeFiles([file, { ...file, content: '[]' }], dir)).toThrow(/two files want to be/)
  })

  it.each(['../x', '/etc/x', 'a/../../x', '', '.', 'a\\..\\..\\x', 'a\0b'])('never writes to %j', (path) => {
    expect(() => writeFiles([{ path, content: 'x' }], join(dir, 'out'))).toThrow(/leaves the output folder/)
    expect(all().filter((name) => statSync(join(dir, name)).isFile())).toEqual([])
  })

  it('does not follow a link out of the folder', () => {
    mkdirSync(join(dir, 'out'))
    mkdirSync(join(dir, 'elsewhere'))
    symlinkSync(join(dir, 'elsewhere'), join(dir, 'out/a'))
    expect(() => writeFiles([{ path: 'a/x', content: 'x' }], join(dir, 'out'))).toThrow(UsageError)
    expect(all()).toEqual(['elsewhere', 'out', 'out/a'])
  })

  it.each(['a/x', 'b'])('leaves old files as they were when one cannot be written: %s', (impossible) => {
    mkdirSync(join(dir, 'b'))
    writeFileSync(join(dir, 'a'), 'old')
    const files = [
      { path: 'a', content: 'new' },
      { path: impossible, content: 'impossible' },
    ]
    expect(() => writeFiles(files, dir)).toThrow(UsageError)
    expect([readFileSync(join(dir, 'a'), 'utf8'), all()]).toEqual(['old', ['a', 'b']])
  })

  it('keeps the mode of the old file, and clears what a killed run has left', () => {
    writeFileSync(join(dir, 'a'), 'old', { mode: 0o600 })
    writeFileSync(join(dir, '.a.999999999.tmp'), 'ha')
    writeFileSync(join(dir, '.b.999999999.tmp'), 'not of this run')
    writeFiles([{ path: 'a', content: 'new' }], dir)
    expect(all()).toEqual(['.b.999999999.tmp', 'a'])
    expect([readFileSync(join(dir, 'a'), 'utf8'), statSync(join(dir, 'a')).mode & 0o777]).toEqual(['new', 0o600])
  })

  it('does not write through a link under its temporary name', () => {
    writeFileSync(join(dir, 'precious'), 'old')
    symlinkSync('precious', join(dir, `.a.${process.pid}.tmp`))
    writeFiles([{ path: 'a', content: 'new' }], dir)
    expect([readFileSync(join(dir, 'precious'), 'utf8'), all()]).toEqual(['old', ['a', 'precious']])
  })

  it('writes one file through a link and straight into a device', () => {
    mkdirSync(join(dir, 'real'))
    writeFileSync(join(dir, 'real/a'), 'old')
    symlinkSync('real/a', join(dir, 'link'))
    writeOne('link', 'new', dir)
    expect(readFileSync(join(dir, 'real/a'), 'utf8')).toBe('new')
    writeOne('/dev/null', 'gone', dir)
    expect(statSync('/dev/null').isFile()).toBe(false)
  })
})
