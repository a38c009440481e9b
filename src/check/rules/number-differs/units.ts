import type { Swap } from '../../outlier.ts'
import type { Quantity } from '../../quantities.ts'
import type { Cell } from '../../view.ts'

/** A number that may be a product's year. */
export const YEAR = /^(?:19|20)\d\d$/u

/** The same number with another unit in one edition; a unit that is only spelled out or left out counts as agreement. */
export function unitSwap(
  cells: readonly Cell[],
  quantities: ReadonlyMap<Cell, readonly Quantity[]>,
  source: number,
): Swap<Cell> | undefined {
  const found = cells.flatMap((member) => {
    const others = cells.filter((cell) => cell !== member).map((cell) => unitsOf(quantities.get(cell)!))
    return quantities.get(member)!.flatMap(({ value, unit }): Swap<Cell>[] => {
      if (!unit || YEAR.test(value)) return []
      const speaking = others.flatMap((units) => units.get(value) ?? [])
      const [expected, ...more] = new Set(speaking.flatMap((units) => [...units]))
      const agree = expected !== undefined && expected !== unit && more.length === 0
      if (!agree || speaking.length < Math.min(2, others.length)) return []
      return [{ member, actual: [`${value} ${unit}`], expected: [`${value} ${expected}`] }]
    })
  })
  return found.find(({ member }) => member.index !== source) ?? found[0]
}

/** The units that each value has. */
function unitsOf(list: readonly Quantity[]): ReadonlyMap<string, ReadonlySet<string>> {
  const units = new Map<string, Set<string>>()
  for (const { value, unit } of list) if (unit) units.set(value, (units.get(value) ?? new Set()).add(unit))
  return units
}
