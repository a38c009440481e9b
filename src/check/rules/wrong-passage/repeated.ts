import { isLike, type Passage } from './passages.ts'

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
/** Unless so many editions go on saying two things. */
const ENOUGH = 3
const LETTERS = 20
const HAN = 6

/** Passages that repeat their neighbour's text in one edition only. */
export function* repeatedPassages(rows: readonly Passage[][]): Iterable<Repeated> {
  for (const [at, row] of rows.entries())
    for (const before of rows.slice(Math.max(0, at - NEAR), at))
      for (const passage of row) {
        const neighbour = before.find((one) => repeats(passage, one))
        if (!neighbour || !isLong(passage.block)) continue
        const others = row.filter(({ cell }) => cell.index !== passage.cell.index)
        const differ = others.filter((one) => isOther(one, before, others.length < ENOUGH ? DIFFERENT : 1))
        if (differ.length >= 2 && differ.length === others.length) yield { passage, neighbour, others }
      }
}

/** The same words of the same kind; lead-ins to two pieces of code are alike by right. */
const repeats = ({ cell, block }: Passage, before: Passage): boolean =>
  cell.index === before.cell.index &&
  block.kind === before.block.kind &&
  fold(block) === fold(before.block) &&
  cell.edition.blocks.slice(before.block.id + 1, block.id).every(({ kind }) => kind !== 'code')

/** Whether an edition has another text in the row before. */
const isOther = ({ cell, block }: Passage, before: readonly Passage[], share: number): boolean => {
  const theirs = before.filter((one) => one.cell.index === cell.index)
  return theirs.length > 0 && theirs.every((one) => !isLike(block.text, one.block.text, share))
}

/** Short steps count, short labels and values do not; a heading may say what the title says. */
const isLong = ({ kind, text, ordinal }: Passage['block']): boolean =>
  kind !== 'heading' &&
  (ordinal !== undefined || text.length >= LETTERS || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= HAN)

const fold = ({ text }: Passage['block']) => text.toLowerCase().replace(/\s+/gu, '')
