import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Who may import whom: the reason is in each failing message. */
const root = join(import.meta.dirname, '..')
const source = join(root, 'src')
const allowed: Record<string, string[]> = {
  model: ['model'],
  commands: ['commands', 'model'],
  sources: ['sources', 'model', 'commands'],
  parse: ['parse', 'model', 'commands'],
  align: ['align', 'model', 'commands'],
  check: ['check', 'model', 'commands'],
  reconcile: ['reconcile', 'model', 'commands'],
  render: ['render', 'model', 'commands'],
  report: ['report', 'model'],
  i18n: ['i18n', 'model'],
  'compile.ts': ['model', 'parse', 'align', 'check', 'reconcile', 'render'],
  'index.ts': [
    'compile.ts',
    'model',
    'commands',
    'sources',
    'parse',
    'align',
    'check',
    'reconcile',
    'render',
    'report',
    'i18n',
  ],
  cli: ['cli', 'index.ts'],
}
/** The only places that touch the machine. */
const dirty = new Set(['sources', 'i18n', 'cli', 'index.ts'])

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

const importsOf = (file: string) =>
  [...readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!)

const area = (file: string) => (file.includes('/') ? file.split('/')[0]! : file)

function expectDownward(file: string, target: string): void {
  if (target.startsWith('node:'))
    expect(
      dirty.has(area(file)),
      `${file} imports ${target}: only ${[...dirty].join(', ')} may touch the machine, so that the middle stays pure`,
    ).toBe(true)
  if (!target.startsWith('.')) return
  const to = relative(source, join(source, file, '..', target)).replaceAll('\\', '/')
  expect(
    allowed[area(file)] ?? [],
    `${file} imports ${to}: a phase never imports another phase, and nothing imports upward`,
  ).toContain(area(to))
  if (area(to) !== area(file) && to.includes('/'))
    expect(to, `${file} imports ${to}: a phase shows only its index.ts`).toBe(`${area(to)}/index.ts`)
  const [rule, otherRule] = [file, to].map((path) => path.match(/^(?:check\/rules|render)\/([^/]+)\//)?.[1])
  if (rule && otherRule) expect(otherRule, `${file} imports ${to}: a rule or target never imports another`).toBe(rule)
}

describe('architecture', () => {
  for (const file of files)
    it(`${file} imports only downward`, () => {
      for (const target of importsOf(file)) expectDownward(file, target)
    })

  it('has no import cycle', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((target) => target.startsWith('.'))
          .map((target) => relative(source, join(source, file, '..', target)).replaceAll('\\', '/')),
      ]),
    )
    const state = new Map<string, 'open' | 'done'>()
    const visit = (file: string, trail: string[]): void => {
      if (state.get(file) === 'done') return
      expect(state.get(file), `import cycle: ${[...trail, file].join(' → ')}`).not.toBe('open')
      state.set(file, 'open')
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
  })

  it('names files in kebab-case', () => {
    for (const file of files)
      expect(file, `${file} is named like what it exports, in kebab-case`).toMatch(/^[a-z0-9/-]+\.ts$/)
  })

  it('has a README in every phase folder', () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    for (const folder of folders)
      expect(
        readdirSync(join(source, folder.name)),
        `src/${folder.name} says in a README what comes in, what goes out and what was decided`,
      ).toContain('README.md')
  })

  it('pins every dependency', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const [name, version] of Object.entries({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.devDependencies,
    }))
      expect(version, `${name} is pinned to one version`).toMatch(/^\d/)
  })
})
