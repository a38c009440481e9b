import type { AlignedTopic, Block, Edition } from '../../../model/index.ts'
import { sourceOf } from '../../view.ts'
import { isLike, type Passage, wordsOf } from './passages.ts'

/** A passage and the one of another language that it equals. */
export interface Foreign {
  passage: Passage
  original: Passage
}

/** Two passages of different languages are one text from here on. */
const EQUAL = 0.85
/** So much more of its words must be at home in the other edition. */
const MARGIN = 0.15

/** Passages that stand in the language of another translation; what stands in the source's language is left to another rule. */
export function* foreignPassages(topic: AlignedTopic, rows: readonly Passage[][]): Iterable<Foreign> {
  const source = sourceOf(topic)
  const homes = new Map<Edition, Map<string, number>>()
  for (const row of rows)
    for (const [one, other] of pairsOf(row.filter(({ cell }) => cell.index !== source))) {
      const margin = familiarity(one, homes) - familiarity(other, homes)
      if (margin >= MARGIN) yield { passage: other, original: one }
      else if (margin <= -MARGIN) yield { passage: one, original: other }
    }
}

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

/** The share of a passage's words that occur elsewhere in its edition. */
function familiarity({ cell, block }: Passage, homes: Map<Edition, Map<string, number>>): number {
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
