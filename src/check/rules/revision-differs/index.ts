import { z } from 'zod'
import type { AlignedTopic, Observation, Row, Rule } from '../../../model/index.ts'
import { type Cell, cellsOf, placeOf, revisionOf } from '../../view.ts'
import { type WordChange, wordChanges } from '../../words.ts'

const data = z.object({ actual: z.string(), expected: z.string(), locale: z.string() })

/** Two editions in one language (a repository file and a copy of the page) that say a sentence differently: one is another revision. */
export const revisionDiffers: Rule<z.infer<typeof data>> = {
  id: 'revision-differs',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    for (const row of topic.alignment.rows) yield* revisions(topic, row)
  },
}

/** Below this the sentences may not be the same place. */
const SURE = 0.4

function* revisions(topic: AlignedTopic, row: Row): Iterable<Observation> {
  if (row.kind === 'code' || row.kind === 'other' || row.confidence < SURE) return
  const cells = cellsOf(topic, row).filter((cell) => cell.blocks.every((block) => !block.navigation))
  for (const [index, first] of cells.entries())
    for (const second of cells.slice(index + 1)) {
      if (first.edition.locale !== second.edition.locale) continue
      const [older, newer, dated] = inTime(first, second)
      for (const change of wordChanges(text(older), text(newer)))
        if (/[\p{L}\p{N}]/u.test(change.left + change.right))
          yield observe(older, newer, { change, dated, row, opens: text(newer).startsWith(change.right) })
    }
}

/** A copy of a page is made from the page as it is now; a repository file was imported once. */
function inTime(first: Cell, second: Cell): [Cell, Cell, boolean] {
  const [a, b] = [revisionOf(first.edition), revisionOf(second.edition)]
  if (a !== undefined && b !== undefined && a !== b) return a < b ? [first, second, true] : [second, first, true]
  return second.edition.media === 'markdown' && first.edition.media !== 'markdown'
    ? [second, first, false]
    : [first, second, false]
}

const text = (cell: Cell) => cell.blocks.map((block) => block.text).join(' ')

interface Found {
  change: WordChange
  dated: boolean
  row: Row
  /** It opens the sentence, where every word has a capital. */
  opens: boolean
}

function observe(older: Cell, newer: Cell, { change, dated, row, opens }: Found): Observation {
  return {
    place: placeOf(older.edition, older.blocks[0]!),
    related: [placeOf(newer.edition, newer.blocks[0]!)],
    blames: dated,
    evidence: dated ? 'dates' : 'none',
    confidence: row.confidence,
    severity: isSubstance(change, opens) ? 'warning' : 'note',
    variant: change.left === '' ? 'added' : change.right === '' ? 'removed' : 'message',
    data: { actual: change.left, expected: change.right, locale: older.edition.locale },
    signature: `${change.left.toLowerCase()} ${change.right.toLowerCase()}`,
  }
}

/** A name, a number or a negation changed hands; other words are style. */
function isSubstance({ left, right }: WordChange, opens: boolean): boolean {
  const names = (words: string) =>
    new Set((opens ? words.replace(/^\S+/u, '') : words).match(/\p{Lu}[\p{L}\p{N}]*|\p{N}+/gu) ?? [])
  const [a, b] = [names(left), names(right)]
  return [...a].some((name) => !b.has(name)) || [...b].some((name) => !a.has(name))
}
