import type { AlignedTopic, Block, Edition, Severity } from '../../../model/index.ts'
import { foldText } from '../../names.ts'
import { sourceOf } from '../../view.ts'

/** One block of a translation with the source's block in the same place. */
export interface Pair {
  block: Block
  source: Block
}

/** A translation laid beside its source. */
export interface Aligned {
  edition: Edition
  original: Edition
  pairs: Pair[]
}

export interface Variation {
  kind: 'message' | 'inflected' | 'label' | 'misspelt'
  term: string
  usual: string
  source: string
  here: Pair[]
  there: Pair[]
  severity: Severity
}

/** Every translation with the pairs of blocks that stand in one row, one a side. */
export function* alignedOf(topic: AlignedTopic): Iterable<Aligned> {
  const source = sourceOf(topic)
  const original = topic.editions[source]
  if (!original) return
  for (const [index, edition] of topic.editions.entries()) {
    if (edition.locale === original.locale) continue
    const pairs = topic.alignment.rows.flatMap((row) => {
      const [own, theirs] = [row.cells[index] ?? [], row.cells[source] ?? []]
      const block = edition.blocks[own[0] ?? -1]
      const counterpart = original.blocks[theirs[0] ?? -1]
      if (own.length !== 1 || theirs.length !== 1 || !block || !counterpart || row.kind === 'code') return []
      return [{ block, source: counterpart }]
    })
    yield { edition, original, pairs }
  }
}

/** One letter added, lost or changed, or two neighbours swapped. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

export const folded = (block: Block): string => foldText(block.text)
