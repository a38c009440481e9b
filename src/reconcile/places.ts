import type { AlignedTopic, Block, Row } from '../model/index.ts'

/** Finds the row in which a block stands, and the blocks of a row: the alignment seen from both sides. */
export interface Places {
  /** Position of the row in document order; blocks without a row sort last. */
  rowOf(edition: number, block: number): number | undefined
  /** Blocks of one edition in a row, without navigation and without what is of another nature than the row. */
  blocksOf(row: Row, edition: number): Block[]
}

/** Indexes an alignment. Time and memory grow with the number of blocks. */
export function indexPlaces(topic: AlignedTopic): Places {
  const rows = topic.editions.map(() => new Map<number, number>())
  topic.alignment.rows.forEach((row, index) => {
    row.cells.forEach((cell, edition) => {
      for (const block of cell) rows[edition]?.set(block, index)
    })
  })
  return {
    rowOf: (edition, block) => rows[edition]?.get(block),
    blocksOf: (row, edition) =>
      (row.cells[edition] ?? [])
        .map((id) => topic.editions[edition]!.blocks[id]!)
        .filter((block) => !block.navigation && sameNature(block, row)),
  }
}

/** An alert's words never speak for a paragraph, nor code for a sentence. */
function sameNature(block: Block, row: Row): boolean {
  const nature = (kind: Row['kind']) => (kind === 'alert' || kind === 'code' || kind === 'heading' ? kind : 'text')
  return nature(block.kind) === nature(row.kind)
}
