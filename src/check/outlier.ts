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
function swapsOf<T>(members: readonly T[], said: (member: T) => readonly string[]): Swap<T>[] {
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

/**
 * Swaps among all, and among the translations where the source says something else again: a source that was rewritten later must not
 * hide that one translation left the others. What the source says as well is no fault of a translation.
 */
export function swapsAmong<T>(
  members: readonly T[],
  said: (member: T) => readonly string[],
  isSource: (member: T) => boolean,
): Swap<T>[] {
  const all = swapsOf(members, said)
  const translations = members.filter((member) => !isSource(member))
  if (translations.length < 3 || translations.length === members.length) return all
  const source = new Set(members.filter(isSource).flatMap((member) => [...said(member)]))
  const among = swapsOf(translations, said).filter(
    (swap) => !all.some((one) => one.member === swap.member) && !swap.actual.some((value) => source.has(value)),
  )
  return [...all, ...among]
}

const NTH = '\u0000'

/** Tells repeated values apart, so that one of three equal numbers cannot change unnoticed. */
export function counted(values: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return values.map((value) => {
    const nth = (seen.get(value) ?? 0) + 1
    seen.set(value, nth)
    return nth === 1 ? value : `${value}${NTH}${nth}`
  })
}

/** The value of a counted one. */
export const uncounted = (value: string): string => value.split(NTH)[0]!
