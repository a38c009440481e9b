import type { Block, Edition } from '../model/index.ts'

/** Blocks of the longest passage that is looked for twice in a row. */
const LONGEST = 40

/**
 * The block that stands where this one's copy is, where an edition says the same thing twice in a row (a step with all
 * that belongs to it), and blocks `from` to `to` lie in the one or the other; nothing where they are said once.
 */
export function copyOf({ blocks }: Edition, from: number, to: number): Block | undefined {
  for (let period = to - from + 1; period <= LONGEST; period++)
    for (let start = Math.max(0, to - 2 * period + 1); start <= from; start++)
      if (isTwice(blocks, start, period)) return blocks[from + (from < start + period ? period : -period)]
  return undefined
}

function isTwice(blocks: readonly Block[], start: number, period: number): boolean {
  for (let at = start; at < start + period; at++) {
    const [one, other] = [blocks[at], blocks[at + period]]
    if (!one || !other || one.kind !== other.kind || one.depth !== other.depth || one.text !== other.text) return false
  }
  return true
}
