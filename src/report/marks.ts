/** Part of a text, in UTF-16 code units. */
export interface Span {
  start: number
  end: number
}

const TOKEN = /\s+|[\p{L}\p{N}_]+|./gsu
/** Texts that share less than this of their words are told in other words, and marking all of them helps nobody. */
const ALIKE = 0.5
/** Longest text that is compared, in characters: comparing takes the square of it. */
const LONGEST = 600

interface Token extends Span {
  text: string
}

const tokens = (text: string): Token[] =>
  [...text.slice(0, LONGEST).matchAll(TOKEN)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

/**
 * Finds what differs between two lines that say almost the same: the spans of each that the other does not have. None when they have
 * too little in common.
 */
export function difference(leftText: string, rightText: string): { left: Span[]; right: Span[] } {
  const [left, right] = [tokens(leftText), tokens(rightText)]
  const common = longestCommon(left, right)
  const words = (list: readonly Token[]) => list.filter((token) => token.text.trim() !== '').length
  const shared = words(common.map(([at]) => left[at]).filter((token) => token !== undefined))
  if (shared * 2 < ALIKE * (words(left) + words(right))) return { left: [], right: [] }
  return {
    left: rest(left, new Set(common.map(([at]) => at))),
    right: rest(right, new Set(common.map(([, at]) => at))),
  }
}

/** Longest common subsequence of two token lists, as pairs of indices. */
function longestCommon(left: Token[], right: Token[]): [number, number][] {
  const width = right.length + 1
  const length = new Uint16Array((left.length + 1) * width)
  const at = (i: number, j: number) => length[i * width + j] ?? 0
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      length[i * width + j] =
        left[i]?.text === right[j]?.text ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  let i = 0
  let j = 0
  while (i < left.length && j < right.length) {
    if (left[i]?.text === right[j]?.text) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** Spans of the tokens that are not kept, neighbours joined. */
function rest(list: readonly Token[], kept: ReadonlySet<number>): Span[] {
  const spans: Span[] = []
  list.forEach((token, index) => {
    if (kept.has(index)) return
    const last = spans.at(-1)
    if (last && last.end === token.start) last.end = token.end
    else spans.push({ start: token.start, end: token.end })
  })
  return spans
}
