import { remembering } from '../../../commands/index.ts'
import type { AlignedTopic, Block, Row } from '../../../model/index.ts'
import { type Cell, cellsOf } from '../../view.ts'

/** A sentence of one edition, in its row. */
export interface Passage {
  row: Row
  cell: Cell
  block: Block
}

/** Below this the cells may not be the same passage. */
const SURE = 0.3

/** The rows of sentences, each with the editions that have one block there. */
export function passageRows(topic: AlignedTopic): Passage[][] {
  return topic.alignment.rows.flatMap((row) => {
    if (row.kind === 'code' || row.kind === 'other' || row.kind === 'image' || row.confidence < SURE) return []
    const passages = cellsOf(topic, row).flatMap((cell): Passage[] => {
      const [block, ...more] = cell.blocks
      return block && more.length === 0 && isSentence(block) ? [{ row, cell, block }] : []
    })
    return passages.length > 0 ? [passages] : []
  })
}

const SMALL = /(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu
const HAN = /\p{Script=Han}/gu

const isSentence = ({ kind, text, navigation, concept, commands }: Block): boolean =>
  kind !== 'code' && kind !== 'other' && !navigation && !concept && commands.length === 0 && isRunning(text)

/** Running text in any script: not a name, a label or a list of values. */
const isRunning = remembering(
  (text) => (text.match(HAN)?.length ?? 0) >= 12 || (text.length >= 30 && (text.match(SMALL)?.length ?? 0) >= 4),
)

/** How often each word of a text stands there; of Chinese each character. */
export const wordsOf = remembering((text): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/\p{Script=Han}|[\p{Script=Latin}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
})

/** Whether two texts have at least this share of their words in common. */
export function isLike(a: string, b: string, share: number): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  const least = (share * (left.size + right.size)) / 2
  if (least === 0 || Math.min(left.size, right.size) < least) return false
  let shared = 0
  for (const word of left.keys()) if (right.has(word)) shared++
  return shared >= least
}
