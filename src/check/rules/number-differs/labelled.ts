import type { Swap } from '../../outlier.ts'
import type { Cell } from '../../view.ts'

/** What a cell says: its sentence and the values of all numbers in it. */
interface Said {
  text: string
  values: ReadonlySet<string>
}

/** A name in Latin letters and the number that belongs to it: `Level 7`, `UTC-7`. */
const LABELLED = /(?<![\p{L}\p{N}])(\p{Script=Latin}{2,24})[ \u00a0-]?(\d{1,6})(?![\p{L}\p{N}]|[.,:/-]\d)/gu

/**
 * A number of one edition's own after a name that has one and the same number wherever the others use it. The right number may stand in
 * the same sentence once more, so that the edition lacks nothing that the others say.
 */
export function labelledSwap(
  cells: readonly Cell[],
  source: number,
  said: (cell: Cell) => Said,
): Swap<Cell> | undefined {
  if (cells.length < 3) return undefined
  const all = cells.map((cell) => ({ cell, said: said(cell) }))
  for (const one of all) {
    if (one.cell.index === source) continue
    const others = all.filter((other) => other !== one).map((other) => other.said)
    for (const [label, numbers] of labelled(one.said.text)) {
      const theirs = others.map((other) => labelled(other.text).get(label) ?? [])
      const [expected] = new Set(theirs.flat())
      const agree = theirs.every((list) => list.length > 0 && list.every((number) => number === expected))
      // One more than the others say is an addition.
      const isMore = theirs.every((list) => list.length < numbers.length)
      const actual = numbers.find((number) => !others.some((other) => mentions(other, number)))
      if (agree && !isMore && expected && actual) return { member: one.cell, actual: [actual], expected: [expected] }
    }
  }
  return undefined
}

function labelled(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [, label = '', number = ''] of text.matchAll(LABELLED))
    found.set(label.toLowerCase(), [...(found.get(label.toLowerCase()) ?? []), number])
  return found
}

const mentions = ({ text, values }: Said, number: string): boolean => values.has(number) || text.includes(number)
