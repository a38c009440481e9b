import { remembering } from '../../../commands/index.ts'
import type { AlignedTopic, Block, Row } from '../../../model/index.ts'
import { wordsOf } from '../../languages.ts'
import { type Cell, cellsOf } from '../../view.ts'

/** The text that one edition has in a row. */
export interface Passage {
  row: Row
  cell: Cell
  block: Block
}

/** Below this the cells may not be the same passage. */
const SURE = 0.3

/** The rows of text, each with all that stands there. */
export const passageRows = (topic: AlignedTopic): Passage[][] =>
  topic.alignment.rows.flatMap((row) => {
    if (row.kind === 'code' || row.kind === 'other' || row.kind === 'image' || row.confidence < SURE) return []
    const passages = cellsOf(topic, row).flatMap((cell) =>
      cell.blocks.filter(isText).map((block): Passage => ({ row, cell, block })),
    )
    return passages.length > 0 ? [passages] : []
  })

/** The rows with the editions that have one block there. */
export const wholeRows = (rows: readonly Passage[][]): Passage[][] =>
  rows.map((row) => row.filter(({ cell }) => cell.blocks.length === 1)).filter((row) => row.length > 0)

const isText = ({ kind, text, navigation }: Block) => kind !== 'code' && kind !== 'other' && !navigation && text !== ''

const SMALL = /(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu
const HAN = /\p{Script=Han}/gu

/** Whether a text is running text in any script: not a name, a label or a list of values. */
export const isRunning = remembering(
  (text) => (text.match(HAN)?.length ?? 0) >= 12 || (text.length >= 30 && (text.match(SMALL)?.length ?? 0) >= 4),
)

/** Whether two texts have at least this share of their words in common. */
export function isLike(a: string, b: string, share: number): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  const least = (share * (left.size + right.size)) / 2
  if (least === 0 || Math.min(left.size, right.size) < least) return false
  let shared = 0
  for (const word of left.keys()) if (right.has(word)) shared++
  return shared >= least
}
