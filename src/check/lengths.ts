import { remembering } from '../commands/index.ts'

/** Cells of the table above which a block is no paragraph. */
const MOST = 2500

/** Sentences taken of each side, and what that costs beside the difference in length. */
const MOVES: readonly { move: Move; penalty: number }[] = [
  { move: [1, 1], penalty: 0 },
  { move: [1, 2], penalty: 1 },
  { move: [2, 1], penalty: 1 },
  { move: [1, 0], penalty: 3 },
  { move: [0, 1], penalty: 3 },
]

/** How many sentences of each side answer one another; two that a translator may have put the other way round answer two. */
export type Move = readonly [number, number]

interface Cost {
  cost: number
  move: Move
}

/**
 * Pairs the sentences of a translation with those of its source by length, in order (Gale and Church: one to one, one to two, two to
 * one, one to none); nothing where there are too many.
 */
export function align(source: readonly string[], other: readonly string[]): Move[] | undefined {
  if (source.length === other.length) return uncrossed(source, other)
  if (source.length * other.length > MOST) return undefined
  const best = costs(source.map(lengthOf), other.map(lengthOf))
  const moves: Move[] = []
  for (let i = source.length, j = other.length; i > 0 || j > 0; ) {
    const { move } = best[i]![j]!
    moves.unshift(move)
    i -= move[0]
    j -= move[1]
  }
  return moves
}

const lengthOf = (text: string): number => text.length

/** One to one, but for neighbours that answer each other better crosswise. */
function uncrossed(source: readonly string[], other: readonly string[]): Move[] {
  if (source.length < 2) return source.map(() => [1, 1])
  const ratio = sum(other.map(lengthOf)) / Math.max(1, sum(source.map(lengthOf)))
  const [asking, answering] = [source.map(anchoredOf), other.map(anchoredOf)]
  const unlike = (at: number, to: number) =>
    mismatch(source[at]!.length * ratio, other[to]!.length) - shared(asking[at]!, answering[to]!)
  const moves: Move[] = []
  for (let at = 0; at < source.length; at++) {
    const next = at + 1
    const isCrossed =
      next < source.length && unlike(at, next) + unlike(next, at) + CLEARLY < unlike(at, at) + unlike(next, next)
    moves.push(isCrossed ? [2, 2] : [1, 1])
    if (isCrossed) at++
  }
  return moves
}

/** So much better must the crossed pairs fit. */
const CLEARLY = 2

/** Names, numbers and beginnings of long words: what both languages spell alike. */
const anchoredOf = remembering(
  (text: string): ReadonlySet<string> =>
    new Set(text.match(ANCHOR)?.map((word) => word.normalize('NFD').replace(MARKS, '').slice(0, 5).toLowerCase())),
)

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const word of one) if (other.has(word)) count++
  return count
}

const ANCHOR = /¤|\d+|\p{Script=Latin}{6,}|\p{Lu}{2,}/gu
const MARKS = /\p{M}/gu

const sum = (lengths: readonly number[]): number => lengths.reduce((all, one) => all + one, 0)

/** The cheapest way to every pair of counts, and its last move. */
function costs(source: readonly number[], other: readonly number[]): Cost[][] {
  const ratio = sum(other) / Math.max(1, sum(source))
  const best: Cost[][] = [[{ cost: 0, move: [0, 0] }]]
  for (let i = 0; i <= source.length; i++) {
    best[i] ??= []
    for (let j = i === 0 ? 1 : 0; j <= other.length; j++) {
      const ways = MOVES.flatMap(({ move: [a, b], penalty }): Cost[] => {
        const before = best[i - a]?.[j - b]
        if (!before) return []
        const left = sum(source.slice(i - a, i)) * ratio
        const right = sum(other.slice(j - b, j))
        return [{ cost: before.cost + penalty + mismatch(left, right), move: [a, b] }]
      })
      best[i]![j] = ways.reduce((one, way) => (way.cost < one.cost ? way : one))
    }
  }
  return best
}

const mismatch = (left: number, right: number): number => Math.abs(left - right) / Math.sqrt(Math.max(1, left + right))
