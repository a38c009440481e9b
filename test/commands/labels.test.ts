import { describe, expect, it } from 'vitest'
import { canonicalize, recognise } from '../../src/commands/index.ts'
import { articles, editions, type Place, placesOf } from './corpus.ts'
import { absent, caseFile, hasShared, readJsonLines } from './shared.ts'

/**
 * What a reader sees at a place. `labels.jsonl` was drawn at random (seeded; half of it from blocks that do not start like a cmdlet) and
 * used while the recogniser was written; `labels-held-out.jsonl` was drawn and labelled afterwards and not used.
 */
interface Label {
  file: string
  line: number
  column?: number
  container: Place['container']
  /** Content class; `none` for inline code that is not a command. */
  content: string
  powershell?: number
  cmd?: number
}

async function misses(labels: readonly Label[]): Promise<string[]> {
  const wrong: string[] = []
  for (const label of labels) {
    const places = await placesOf(label.file)
    const place = places.find(
      (one) =>
        one.line === label.line && one.container === label.container && (label.column ?? one.column) === one.column,
    )
    const found = place && recognise(place)
    const count = (dialect: string) => found?.commands.filter((one) => one.dialect === dialect).length
    const content = label.content === 'none' && found?.content !== 'command' ? 'none' : found?.content
    if (
      content !== label.content ||
      count('powershell') !== (label.powershell ?? 0) ||
      count('cmd') !== (label.cmd ?? 0)
    )
      wrong.push(`${label.file}:${label.line} ${label.content}, not ${found?.content}`)
  }
  return wrong
}

describe.skipIf(!hasShared)(`labelled sample${absent}`, () => {
  it.each([
    ['labels.jsonl', 250],
    ['labels-held-out.jsonl', 120],
  ])(
    '%s: 98 % of %i places are read as a reader reads them',
    async (name, size) => {
      const labels = readJsonLines(caseFile(name)) as Label[]
      expect(labels).toHaveLength(size)
      const wrong = await misses(labels)
      expect(1 - wrong.length / labels.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.98)
    },
    60_000,
  )
})

describe.skipIf(!hasShared)(`whole corpus${absent}`, () => {
  it.each(editions)(
    '%s: nearly every block is classified, and canonical forms are stable',
    async (edition) => {
      const unknown: string[] = []
      let blocks = 0
      for (const file of articles(edition)) {
        for (const place of await placesOf(file)) {
          if (place.container === 'inline') continue
          blocks++
          const found = recognise(place)
          if (found.content === 'unknown') unknown.push(`${file}:${place.line}`)
          for (const { text, dialect } of found.commands) {
            const once = canonicalize(text, dialect)
            expect(canonicalize(once, dialect), `${file}:${place.line} ${text}`).toBe(once)
          }
        }
      }
      expect(blocks).toBeGreaterThan(1000)
      expect(unknown.length / blocks, unknown.join('\n')).toBeLessThan(0.01)
    },
    60_000,
  )
})
