import { z } from 'zod'
import type { AlignedTopic, Observation, Row, Rule, RuleContext } from '../../../model/index.ts'
import { foldText, hasName, identifiersIn, isPhrase, literalsOf } from '../../names.ts'
import { type Cell, cellsOf, placeOf, sourceOf } from '../../view.ts'

const data = z.object({
  name: z.string(),
  /** Editions that keep it. */
  locales: z.string(),
  locale: z.string(),
})

/** Names of objects, files, parameters and values that a translation's sentence has lost or translated. */
export const translatedName: Rule<z.infer<typeof data>> = {
  id: 'translated-name',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic, context) {
    for (const row of topic.alignment.rows)
      if (row.confidence >= SURE && row.kind !== 'code' && row.kind !== 'other') yield* names(topic, row, context)
  },
}

const SURE = 0.45

interface Reading extends Cell {
  folded: string
  /** Text that is not a link's. */
  plain: string
  marked: Set<string>
}

function* names(topic: AlignedTopic, row: Row, context: RuleContext): Iterable<Observation> {
  const cells = cellsOf(topic, row)
  if (cells.length < 2 || cells.some((cell) => cell.blocks.some((b) => b.navigation || b.kind === 'code'))) return
  const readings = cells.map(readingOf)
  const source = sourceOf(topic)
  const tried = new Set<string>()
  for (const cell of readings)
    for (const [name, kind] of candidates(cell, cell.index === source ? readings : [])) {
      const key = foldText(name)
      if (tried.has(key) || context.catalog.cmdlet(name)) continue
      tried.add(key)
      const keepers = readings.filter((one) => hasName(one.folded, key))
      const lackers = readings.filter((one) => !keepers.includes(one) && one.index !== source)
      for (const lacker of lackers) {
        const literal = isLiteral(lacker, key)
        const why = reasonOf(kind, keepers, lackers, literal, source)
        if (!why) continue
        yield {
          place: placeOf(lacker.edition, lacker.blocks[0]!),
          related: keepers.map((one) => placeOf(one.edition, one.blocks[0]!)),
          blames: true,
          evidence: why,
          confidence: row.confidence,
          data: { name, locales: keepers.map((one) => one.edition.locale).join(', '), locale: lacker.edition.locale, kind },
          signature: `${lacker.edition.locale} ${key}`,
        }
      }
    }
}

function reasonOf(
  kind: Kind,
  keepers: readonly Reading[],
  lackers: readonly Reading[],
  literal: boolean,
  source: number,
): Observation['evidence'] | undefined {
  const has = keepers.some((one) => one.index === source)
  const others = keepers.filter((one) => one.index !== source).length
  if (kind === 'phrase') return literal && (has || others > 1) ? 'consistency' : undefined
  if (literal && (others >= 2 || (has && others >= 1))) return 'consistency'
  if (kind === 'identifier' && literal && has) return 'consistency'
  if (keepers.length > lackers.length && keepers.length >= 3) return 'vote'
  return undefined
}

type Kind = 'identifier' | 'marked' | 'phrase'

function* candidates(cell: Reading, all: readonly Reading[]): Iterable<[string, Kind]> {
  for (const name of identifiersIn(cell.blocks.map((b) => b.text).join('\n'))) yield [name, 'identifier']
  for (const span of cell.marked) if (/^[A-Za-z][\x20-\x7e]+$/.test(span)) yield [span, 'marked']
  const seen = new Set<string>()
  for (const { edition } of all)
    for (const value of literalsOf(edition).values) {
      if (seen.has(value) || !isPhrase(value)) continue
      seen.add(value)
      if (cell.plain.includes(value)) yield [value, 'phrase']
    }
}

function isLiteral({ edition }: Reading, key: string): boolean {
  const { values, parameters } = literalsOf(edition)
  return [...values, ...parameters].some((value) => foldText(value) === key)
}

function readingOf(cell: Cell): Reading {
  const inlines = cell.blocks.flatMap((block) => block.inlines)
  return {
    ...cell,
    folded: foldText(cell.blocks.map((block) => block.text).join('\n')),
    plain: inlines.filter((one) => one.kind !== 'link' && one.kind !== 'image').map((one) => one.text).join(''),
    marked: new Set(
      inlines
        .filter((one) => one.kind === 'strong' || one.kind === 'code' || one.kind === 'emphasis')
        .map((one) => one.text.trim()),
    ),
  }
}
