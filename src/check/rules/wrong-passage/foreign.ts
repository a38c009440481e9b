import type { AlignedTopic, Block, Edition, Lexicons } from '../../../model/index.ts'
import { languagesOf, wordsOf } from '../../languages.ts'
import { sourceOf } from '../../view.ts'
import { isLike, isRunning, type Passage } from './passages.ts'

/** A passage and the one of another language that it equals. */
export interface Foreign {
  passage: Passage
  original: Passage
}

/** Two passages of different languages are one text from here on. */
const EQUAL = 0.85
/** So much more of its words must be at home in the other edition. */
const MARGIN = 0.15

/** Passages that stand in another edition's language; what stands in the source's language is left to another rule. */
export function* foreignPassages(
  topic: AlignedTopic,
  rows: readonly Passage[][],
  lexicons: Lexicons,
): Iterable<Foreign> {
  const source = sourceOf(topic)
  const homes = new Map<Edition, ReadonlyMap<string, number>>()
  for (const row of rows)
    for (const [one, other] of isName(row) ? [] : pairsOf(row)) {
      const foreign = foreignOf(one, other, source, lexicons, homes)
      if (foreign) yield foreign
    }
}

/** What three languages and more write alike is no language's: names, values. */
const isName = (row: readonly Passage[]): boolean =>
  row.length > 2 &&
  row.every(({ block }) => !isRunning(block.text)) &&
  row.slice(1).every(({ block }) => isLike(block.text, row[0]!.block.text, EQUAL))

/** Passages of two languages that are one text. */
const pairsOf = (passages: readonly Passage[]): [Passage, Passage][] =>
  passages.flatMap((one, at) =>
    passages
      .slice(at + 1)
      .filter(
        (other) =>
          one.cell.edition.locale !== other.cell.edition.locale && isLike(one.block.text, other.block.text, EQUAL),
      )
      .map((other): [Passage, Passage] => [one, other]),
  )

/** Which of two equal passages stands in the other's language: by its small words, else by where its words are at home. */
function foreignOf(
  one: Passage,
  other: Passage,
  source: number,
  lexicons: Lexicons,
  homes: Map<Edition, ReadonlyMap<string, number>>,
): Foreign | undefined {
  const languages = [one, other].map(({ block }) => languagesOf(block.text, lexicons))
  const stands = (at: number, there: Passage) => languages[at]!.includes(there.cell.edition.locale)
  if (!stands(0, one) && stands(0, other) && other.cell.index !== source) return { passage: one, original: other }
  if (!stands(1, other) && stands(1, one) && one.cell.index !== source) return { passage: other, original: one }
  const isNeutral = languages.every((list) => list.length === 0)
  if (!isNeutral || one.cell.index === source || other.cell.index === source) return undefined
  const lead = homeLead(one, other, homes)
  if (lead === 0) return undefined
  return lead > 0 ? { passage: other, original: one } : { passage: one, original: other }
}

/** By how much more of its words the text is at home in the first edition, where that decides; else 0. */
function homeLead(one: Passage, other: Passage, homes: Map<Edition, ReadonlyMap<string, number>>): number {
  if (!isRunning(one.block.text)) return 0
  const margin = familiarity(one, homes) - familiarity(other, homes)
  return Math.abs(margin) < MARGIN ? 0 : margin
}

/** The share of a passage's words that occur elsewhere in its edition. */
function familiarity({ cell, block }: Passage, homes: Map<Edition, ReadonlyMap<string, number>>): number {
  const counts = homes.get(cell.edition) ?? count(cell.edition.blocks)
  homes.set(cell.edition, counts)
  const own = wordsOf(block.text)
  const words = [...own.keys()].filter((word) => !/^\p{N}/u.test(word))
  const known = words.filter((word) => (counts.get(word) ?? 0) > own.get(word)!)
  return known.length / Math.max(1, words.length)
}

function count(blocks: readonly Block[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const block of blocks)
    if (block.kind !== 'code')
      for (const [word, times] of wordsOf(block.text)) counts.set(word, (counts.get(word) ?? 0) + times)
  return counts
}
