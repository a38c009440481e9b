/** Longest lists that are aligned part by part; longer ones are compared in place. */
const LONGEST = 300

/**
 * Pairs the members of two lists in order so that as many as possible are equal by `key`, then as many as possible are `alike`.
 * Members without partner come alone. Ties are settled from the left, so the result is stable. O(n·m).
 */
export function align<T>(
  left: readonly T[],
  right: readonly T[],
  key: (one: T) => string,
  alike: (a: T, b: T) => boolean,
): [T | undefined, T | undefined][] {
  const keys = { left: left.map(key), right: right.map(key) }
  let head = 0
  while (head < left.length && head < right.length && keys.left[head] === keys.right[head]) head++
  let tail = 0
  while (
    tail < left.length - head &&
    tail < right.length - head &&
    keys.left[left.length - 1 - tail] === keys.right[right.length - 1 - tail]
  )
    tail++
  const pairs: [T | undefined, T | undefined][] = []
  for (let i = 0; i < head; i++) pairs.push([left[i], right[i]])
  const a = left.slice(head, left.length - tail)
  const b = right.slice(head, right.length - tail)
  if (a.length > LONGEST || b.length > LONGEST)
    for (let i = 0; i < Math.max(a.length, b.length); i++) pairs.push([a[i], b[i]])
  else pairs.push(...table(a, b, (i, j) => score(keys.left[head + i]!, keys.right[head + j]!, a[i]!, b[j]!, alike)))
  for (let i = tail; i > 0; i--) pairs.push([left[left.length - i], right[right.length - i]])
  return pairs
}

function score<T>(a: string, b: string, one: T, two: T, alike: (a: T, b: T) => boolean): number {
  if (a === b) return 100
  if (!alike(one, two)) return -1
  return 10 + 60 * shared(a, b)
}

/** Share of words that two canonical forms have in common, 0 to 1. */
function shared(a: string, b: string): number {
  const words = new Set(a.slice(0, 2000).split(' '))
  const others = new Set(b.slice(0, 2000).split(' '))
  let common = 0
  for (const word of words) if (others.has(word)) common++
  return common / Math.max(words.size, others.size, 1)
}

function table<T>(
  a: readonly T[],
  b: readonly T[],
  worth: (i: number, j: number) => number,
): [T | undefined, T | undefined][] {
  const width = b.length + 1
  const best = new Float64Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const pair = worth(i, j)
      const both = pair < 0 ? -1 : pair + best[(i + 1) * width + j + 1]!
      best[i * width + j] = Math.max(both, best[(i + 1) * width + j]!, best[i * width + j + 1]!)
    }
  }
  const pairs: [T | undefined, T | undefined][] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const here = best[i * width + j]!
    const pair = worth(i, j)
    if (pair >= 0 && here === pair + best[(i + 1) * width + j + 1]!) pairs.push([a[i++], b[j++]])
    else if (here === best[(i + 1) * width + j]!) pairs.push([a[i++], undefined])
    else pairs.push([undefined, b[j++]])
  }
  while (i < a.length) pairs.push([a[i++], undefined])
  while (j < b.length) pairs.push([undefined, b[j++]])
  return pairs
}
