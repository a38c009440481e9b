/** What one member says instead of what the others say. */
export interface Swap<T> {
  member: T
  /** Said by it and by nobody else. */
  actual: string[]
  /** Said by all the others and not by it. */
  expected: string[]
}

/**
 * Finds members of whom each says something of its own where all others agree on something else: a swap, not an omission.
 * What one side merely adds or leaves out is ignored, because languages spell out and imply differently.
 */
export function swapsOf<T>(members: readonly T[], said: (member: T) => readonly string[]): Swap<T>[] {
  const sets = members.map((member) => new Set(said(member)))
  return members.flatMap((member, index) => {
    const others = sets.filter((_, other) => other !== index)
    const [first] = others
    if (!first) return []
    const own = sets[index]!
    const expected = [...first].filter((value) => !own.has(value) && others.every((other) => other.has(value)))
    const actual = [...own].filter((value) => others.every((other) => !other.has(value)))
    return expected.length > 0 && actual.length > 0 ? [{ member, actual, expected }] : []
  })
}
