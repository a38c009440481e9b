import type { Block } from '../model/index.ts'

/** Ends of sentences: a full stop after one letter or before a small one is an abbreviation's. */
const END = /(?<=[.!?])\s+(?=[\p{Lu}\p{N}«“"¿¡[(])|(?<=[。！？])\s*/u
const LONGEST = 20_000

/** The sentences of a block without code, links and bold text, which are names, labels and titles; each becomes `¤`. */
export function sentencesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.text.length > LONGEST) return []
    const text = block.inlines.length === 0 ? block.text : block.inlines.map(proseOf).join('')
    return text
      .replace(QUOTED, (quoted) => (isShort(quoted) ? MASK : quoted))
      .split(END)
      .map((sentence) => sentence.trim())
      .filter(Boolean)
  })
}

const MASK = '¤'

/** Titles and messages; in Han script they take half the letters. */
const QUOTED = /[“«「"][^”»」"]{1,110}[”»」"]/gu
const isShort = (quoted: string): boolean => quoted.length <= (/\p{Script=Han}/u.test(quoted) ? 62 : 112)

/** A whole sentence in bold is a sentence. */
const proseOf = ({ kind, text }: Block['inlines'][number]): string =>
  kind === 'text' || kind === 'emphasis' || (kind === 'strong' && text.length > LABEL) ? text : MASK

/** Labels of a screen are shorter. */
const LABEL = 60

/**
 * Pairs the sentences of a translation with those of its source by length (Gale and Church: one to one, one to two, two to one,
 * one to none), in order. Pairs of what only one side has are left out, and neighbours that answer each other better crosswise.
 */
export function alignSentences(source: readonly string[], other: readonly string[]): [string, string][] {
  if (source.length === other.length) return uncrossed(source, other)
  if (source.length * other.length > MOST) return []
  const best = costs(source, other)
  const pairs: [string, string][] = []
  for (let i = source.length, j = other.length; i > 0 || j > 0; ) {
    const [a, b] = best[i]![j]!.move
    if (a > 0 && b > 0) pairs.unshift([joined(source, i, a), joined(other, j, b)])
    i -= a
    j -= b
  }
  return pairs
}

/** Pairs of two lists of one length: the same places, but for neighbours that a translator may have put the other way round. */
function uncrossed(source: readonly string[], other: readonly string[]): [string, string][] {
  const ratio = other.join('').length / Math.max(1, source.join('').length)
  const unlike = (a: string, b: string) => mismatch(a.length * ratio, b.length) - shared(a, b)
  const doubtful = new Set<number>()
  for (let at = 0; at + 1 < source.length; at++) {
    const [a, b, c, d] = [source[at]!, source[at + 1]!, other[at]!, other[at + 1]!]
    if (unlike(a, d) + unlike(b, c) + CLEARLY < unlike(a, c) + unlike(b, d)) doubtful.add(at).add(at + 1)
  }
  return source.flatMap((one, at): [string, string][] => (doubtful.has(at) ? [] : [[one, other[at]!]]))
}

/** So much better must the crossed pairs fit. */
const CLEARLY = 2

/** Names, numbers and beginnings of long words that two sentences share; what both languages spell alike. */
function shared(a: string, b: string): number {
  const [own, others] = [a, b].map((text) => new Set(text.match(ANCHOR)?.map((word) => plainStem(word))))
  return [...own!].filter((word) => others!.has(word)).length
}

const ANCHOR = /¤|\d+|\p{Script=Latin}{6,}|\p{Lu}{2,}/gu
const plainStem = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').slice(0, 5).toLowerCase()

/** Cells of the table above which a block is no paragraph. */
const MOST = 2500

/** Sentences taken of each side, and what that costs beside the difference in length. */
const MOVES: readonly { move: readonly [number, number]; penalty: number }[] = [
  { move: [1, 1], penalty: 0 },
  { move: [1, 2], penalty: 1 },
  { move: [2, 1], penalty: 1 },
  { move: [1, 0], penalty: 3 },
  { move: [0, 1], penalty: 3 },
]

interface Cost {
  cost: number
  move: readonly [number, number]
}

/** The cheapest way to every pair of counts, and its last move. */
function costs(source: readonly string[], other: readonly string[]): Cost[][] {
  const ratio = other.join('').length / Math.max(1, source.join('').length)
  const best: Cost[][] = [[{ cost: 0, move: [0, 0] }]]
  for (let i = 0; i <= source.length; i++) {
    best[i] ??= []
    for (let j = i === 0 ? 1 : 0; j <= other.length; j++) {
      const ways = MOVES.flatMap(({ move: [a, b], penalty }): Cost[] => {
        const before = best[i - a]?.[j - b]
        if (!before) return []
        const lengths: [number, number] = [joined(source, i, a).length * ratio, joined(other, j, b).length]
        return [{ cost: before.cost + penalty + mismatch(...lengths), move: [a, b] }]
      })
      best[i]![j] = ways.reduce((one, way) => (way.cost < one.cost ? way : one))
    }
  }
  return best
}

const joined = (sentences: readonly string[], end: number, count: number): string =>
  sentences.slice(end - count, end).join(' ')

const mismatch = (left: number, right: number): number => Math.abs(left - right) / Math.sqrt(Math.max(1, left + right))
