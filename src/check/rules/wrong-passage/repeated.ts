import { isLike, type Passage } from './passages.ts'

/** A passage that says what its neighbour says, and the neighbour. */
export interface Repeated {
  passage: Passage
  neighbour: Passage
  others: Passage[]
}

/** Rows apart that still count as neighbours. */
const NEAR = 2
const SAME = 0.95
const DIFFERENT = 0.6

/** Passages that repeat their neighbour's text in one edition only. */
export function* repeatedPassages(rows: readonly Passage[][]): Iterable<Repeated> {
  for (const [at, row] of rows.entries())
    for (const before of rows.slice(Math.max(0, at - NEAR), at))
      for (const passage of row) {
        const neighbour = before.find(({ cell }) => cell.index === passage.cell.index)
        if (!neighbour || !isLike(passage.block.text, neighbour.block.text, SAME)) continue
        const others = row.filter((one) => one !== passage)
        const differ = others.filter((one) => {
          const theirs = before.find(({ cell }) => cell.index === one.cell.index)
          return theirs && !isLike(one.block.text, theirs.block.text, DIFFERENT)
        })
        if (differ.length >= 2 && differ.length === others.length) yield { passage, neighbour, others }
      }
}
