import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/* What the package promises to others: adding a name is a decision, removing one breaks somebody. */
const source = join(import.meta.dirname, '../src')

/** Names that `index.ts` exports, by where they are declared; those of the model, all of them types, are added below. */
const VALUES = [
  'baselineOf',
  'build',
  'buildCatalog',
  'check',
  'columns',
  'findingSentence',
  'fix',
  'fold',
  'jsonText',
  'loadLocales',
  'nameOf',
  'pad',
  'problemSentence',
  'pruneBaseline',
  'readBaseline',
  'readConfig',
  'readDecisions',
  'readRulePage',
  'reporters',
  'resolveLocale',
  'ruleTitle',
  'rules',
  'serializeCatalog',
  'targets',
  'unifiedDiff',
  'version',
  'visibleCode',
  'wrap',
  'writeBaseline',
]
const TYPES = [
  'CatalogData',
  'Compilation',
  'Config',
  'FixOptions',
  'FixedDocument',
  'Locales',
  'Objection',
  'RunOptions',
  'RunResult',
  'Stage',
  'Threshold',
]

const text = readFileSync(join(source, 'index.ts'), 'utf8')

/** Exported types: re-exported as such, or declared here. */
const exportedTypes = [
  ...[...text.matchAll(/^export type \{([^}]*)\}/gms)].flatMap((match) => match[1]!.split(',')),
  ...[...text.matchAll(/^export \{([^}]*)\}/gms)].flatMap((match) =>
    match[1]!.split(',').flatMap((name) => (/^\s*type /.test(name) ? [name.replace('type ', '')] : [])),
  ),
  ...[...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map((match) => match[1]!),
]
  .map((name) => name.trim())
  .filter((name) => name !== '')

describe('the public API', () => {
  it('has exactly these values', async () => {
    expect(Object.keys(await import('../src/index.ts')).sort()).toEqual(VALUES)
  })

  it('has exactly these types, and those of the model', () => {
    expect(exportedTypes.sort()).toEqual(TYPES)
    expect(text.match(/^export type \* from .*$/gm)).toEqual(["export type * from './model/index.ts'"])
  })

  it.each(declarationsOf([...VALUES, ...TYPES]))('documents $name', ({ name, documented, file }) => {
    expect(documented, `${file}: a TSDoc sentence says what ${name} is or returns`).toBe(true)
  })
})

/** Where a name is declared, and whether TSDoc stands above it; exported under another name, it is looked up under its own. */
function declarationsOf(names: readonly string[]) {
  const own: Record<string, string> = { findingSentence: 'sentence' }
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const folders = new Set([...text.matchAll(/from '\.\/(\w+)\/index\.ts'/g)].map((match) => match[1]!))
  const reachable = files.filter((file) => folders.has(dirname(file).split('/')[0]!) || basename(file) === file)
  return names.map((name) => {
    const pattern = new RegExp(
      `^(\\*/|.*)\\n?export (?:async )?(?:const|function\\*?|interface|type) ${own[name] ?? name}\\b`,
      'm',
    )
    const found = reachable.flatMap((file) => {
      const match = pattern.exec(readFileSync(join(source, file), 'utf8'))
      return match ? [{ file, documented: match[1]!.trim().endsWith('*/') }] : []
    })
    return {
      name,
      file: found.map((one) => one.file).join(', '),
      documented: found.length > 0 && found.every((one) => one.documented),
    }
  })
}
