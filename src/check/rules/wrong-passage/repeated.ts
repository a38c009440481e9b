import { isLike, isRunning, type Passage } from './passages.ts'

/** A passage that says what its neighbour says, and the neighbour. */
export interface Repeated {
  passage: Passage
  neighbour: Passage
  others: Passage[]
}

/** Rows apart that still count as neighbours. */
const NEAR = 2
/** Two texts of another edition that have more in common may be two ways to say one thing. */
const DIFFERENT = 0.9

/** Passages that repeat their neighbour's text in one edition only. */
export function* repeatedPassages(rows: readonly Passage[][]): Iterable<Repeated> {
  for (const [at, row] of rows.entries())
    for (const before of rows.slice(Math.max(0, at - NEAR), at))
      for (const passage of row) {
        const neighbour = before.find(({ cell }) => cell.index === passage.cell.index)
        if (!neighbour || !isRunning(passage.block.text) || fold(passage.block) !== fold(neighbour.block)) continue
        const others = row.filter((one) => one !== passage)
        const differ = others.filter((one) => {
          const theirs = before.find(({ cell }) => cell.index === one.cell.index)
          return theirs && !isLike(one.block.text, theirs.block.text, DIFFERENT)
        })
        if (differ.length >= 2 && differ.length === others.length) yield { passage, neighbour, others }
      }
}

const fold = ({ text }: Passage['block']) => text.toLowerCase().replace(/\s+/gu, '')
