/** What one member says instead of what the others say. */
export interface Swap<T> {
  member: T
  /** Said by it and by nobody else. */
  actual: string[]
  /** Said by all the others and not by it. */
  expected: string[]
}

/**
 * Finds members of whom each says something of its own where the others agree on something else: a swap, not an omission.
 * What one side merely adds or leaves out is ignored, because languages spell out and imply differently: for the same reason,
 * members that say nothing do not count. Of more than two, at least two must agree; `excused` others may leave out what the rest say.
 */
function swapsOf<T>(members: readonly T[], said: (member: T) => readonly string[], excused: number): Swap<T>[] {
  const sets = members.map((member) => new Set(said(member)))
  return members.flatMap((member, index) => {
    const own = sets[index]!
    const others = sets.filter((set, other) => other !== index && set.size > 0)
    const actual = [...own].filter((value) => others.every((other) => !other.has(value)))
    if (actual.length === 0 || others.length < Math.min(2, members.length - 1)) return []
    const expected = agreed(others, excused).filter((value) => !own.has(value))
    return expected.length > 0 ? [{ member, actual, expected }] : []
  })
}

/** What all sets hold, or of three and more all but the excused ones, if these have nothing of their own instead. */
function agreed(sets: readonly ReadonlySet<string>[], excused: number): string[] {
  const holders = new Map<string, number>()
  for (const set of sets) for (const value of set) holders.set(value, (holders.get(value) ?? 0) + 1)
  const isOdd = (set: ReadonlySet<string>) => [...set].some((value) => holders.get(value) === 1)
  return [...holders].flatMap(([value, count]) => {
    const most = sets.length > 2 && !sets.some((set) => !set.has(value) && isOdd(set)) ? excused : 0
    return count >= sets.length - most ? [value] : []
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
  const all = swapsOf(members, said, 1)
  const translations = members.filter((member) => !isSource(member))
  if (translations.length < 3 || translations.length === members.length) return all
  const source = new Set(members.filter(isSource).flatMap((member) => [...said(member)]))
  const among = swapsOf(translations, said, 0).filter(
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
