import type { AlignedTopic, Row } from '../model/index.ts'

const cache = new WeakMap<AlignedTopic, Map<number, Row>[]>()

/** The row that a block of an edition (by index) stands in; `undefined` for what is not aligned. */
export function rowOf(topic: AlignedTopic, edition: number, block: number): Row | undefined {
  let rows = cache.get(topic)
  if (!rows) {
    rows = topic.editions.map(() => new Map<number, Row>())
    for (const row of topic.alignment.rows)
      for (const [index, ids] of row.cells.entries()) for (const id of ids) rows[index]?.set(id, row)
    cache.set(topic, rows)
  }
  return rows[edition]?.get(block)
}
