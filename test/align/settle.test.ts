import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../src/align/draft.ts'
import type { Features } from '../../src/align/features.ts'
import { settle } from '../../src/align/settle.ts'

/** A paragraph with one anchor. */
const block = (anchor: number): Features => ({
  kind: 'paragraph',
  depth: 0,
  level: 0,
  navigation: false,
  numbered: false,
  aside: false,
  anchors: [anchor],
  weights: [2],
  total: 2,
  words: [],
  script: 'none',
  length: 50,
  spans: [0, 0, 0, 0],
})

/** Rows as lists of block ids, one an edition. */
function draftsOf(rows: readonly number[][][], features: readonly Features[][]): Draft[] {
  return rows.map((cells) => ({
    cells,
    features: cells.map(([id], edition) => (id === undefined ? undefined : features[edition]![id])),
    cost: 0,
    joined: Math.max(0, cells.filter((cell) => cell.length > 0).length - 1),
  }))
}

const cellsOf = (drafts: readonly Draft[]) => drafts.map((draft) => draft.cells)

describe('settle', () => {
  it('brings the counterparts of a step that one edition has twice into one row', () => {
    const features = [[block(1), block(1)], [block(1)], [block(1)], [block(1)]]
    const drafts = draftsOf(
      [
        [[0], [0], [], []],
        [[1], [], [0], [0]],
      ],
      features,
    )
    expect(cellsOf(settle(drafts, features))).toEqual([
      [[0], [], [], []],
      [[1], [0], [0], [0]],
    ])
  })

  it('parts a cell where the others have two rows', () => {
    const features = [
      [block(1), block(2)],
      [block(1), block(2)],
      [block(1), block(2)],
    ]
    const drafts = draftsOf(
      [
        [[0], [0], [0, 1]],
        [[1], [1], []],
      ],
      features,
    )
    expect(cellsOf(settle(drafts, features))).toEqual([
      [[0], [0], [0]],
      [[1], [1], [1]],
    ])
  })

  it('keeps every block and the order of every edition', () => {
    const anchors = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }), {
      minLength: 2,
      maxLength: 4,
    })
    fc.assert(
      fc.property(anchors, fc.infiniteStream(fc.boolean()), (editions, coin) => {
        const features = editions.map((list) => list.map(block))
        const next = editions.map(() => 0)
        const rows: number[][][] = []
        while (next.some((at, edition) => at < editions[edition]!.length))
          rows.push(
            editions.map((list, edition) =>
              next[edition]! < list.length && coin.next().value ? [next[edition]!++] : [],
            ),
          )
        const filled = rows.filter((cells) => cells.some((cell) => cell.length > 0))
        const settled = settle(draftsOf(filled, features), features)
        for (const [edition, list] of editions.entries())
          expect(settled.flatMap((draft) => draft.cells[edition]!)).toEqual(list.map((_, id) => id))
      }),
    )
  })
})
