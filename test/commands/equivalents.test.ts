import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalize, recognise } from '../../src/commands/index.ts'
import { type Place, placesOf } from './corpus.ts'
import { absent, hasShared, readJsonLines, shared } from './shared.ts'

interface Equivalent {
  file: string
  lang: string
  line: number
  lines?: Record<string, number>
  equivalent: boolean
  family?: string
}

const folders: Record<string, string> = { en: 'en-us', es: 'es-es', fr: 'fr-fr', 'zh-cn': 'zh-cn', 'zh-tw': 'zh-tw' }

const articles = new Map<string, Place[]>()
async function blocksOf(file: string): Promise<Place[]> {
  const known = articles.get(file) ?? (await placesOf(file)).filter((place) => place.container !== 'inline')
  articles.set(file, known)
  return known
}

/** Canonical forms of the commands of the block at a line, or of the one that begins there. */
async function formsAt(file: string, line: number): Promise<string | undefined> {
  const block = (await blocksOf(file)).find(
    (one) => line >= one.line - 1 && line <= one.line + one.text.split('\n').length,
  )
  const commands = block ? recognise(block).commands : []
  return commands.length > 0 ? commands.map((one) => canonicalize(one.text, one.dialect)).join('\n') : undefined
}

describe.skipIf(!hasShared)(`harmless differences of the corpus${absent}`, () => {
  it.each([
    ['filter-quotes', 'filters in quotes for braces', 0.95],
    ['alias', 'aliases', 1],
    ['appcmd-quotes', 'quotes around a word of appcmd', 1],
  ])(
    '%s: %s have one canonical form',
    async (family, _, share) => {
      const cases = (readJsonLines(join(shared, 'gold/dev-equivalents.jsonl')) as Equivalent[]).filter(
        (one) => one.family === family && one.lines,
      )
      const differing: string[] = []
      for (const { file, lang, line, lines } of cases) {
        const forms = new Set<string>()
        for (const [edition, at] of Object.entries({ ...lines, [lang]: line })) {
          const form = await formsAt(`${folders[edition]}/${file}`, at)
          if (form !== undefined) forms.add(form)
        }
        if (forms.size > 1) differing.push(`${file}:${line}`)
      }
      expect(cases.length).toBeGreaterThan(0)
      // What differs is a block that another edition divides.
      expect(1 - differing.length / cases.length, differing.join('\n')).toBeGreaterThanOrEqual(share)
    },
    60_000,
  )
})
