import { CODE_SPLIT, cost, GAP, SPLIT } from './cost.ts'
import type { Draft } from './draft.ts'
import { type Features, mergeFeatures } from './features.ts'
import { profileCost } from './segment.ts'

/** So many rows away a block may still belong. */
const REACH = 12
/** Rounds; what is not settled then goes round in circles. */
const ROUNDS = 4
/** A move must save this much. */
const GAIN = 0.05
/** What two strangers cost at most, as in `profileCost`. */
const STRANGERS = 3

/**
 * Moves blocks into rows their edition lacks nearby, as long as all pairs of editions together get cheaper: the editions joined the
 * rows one after the other, and of two equal rows (a step done twice in one edition) each took what was there. Editions keep
 * their order. Drafts that nothing is left of are dropped.
 */
export function settle(drafts: readonly Draft[], features: readonly Features[][]): Draft[] {
  const touched = new Set<Draft>()
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (let edition = 0; edition < features.length; edition++)
      for (let at = 0; at < drafts.length; at++)
        for (const to of targets(drafts, edition, at)) {
          const cells = bestSplit(drafts[at]!, drafts[to]!, edition, to < at, features)
          if (!cells) continue
          put(drafts[at]!, edition, cells[0], features)
          put(drafts[to]!, edition, cells[1], features)
          touched.add(drafts[at]!).add(drafts[to]!)
          moved = true
          break
        }
    if (!moved) break
  }
  for (const draft of touched) price(draft)
  return drafts.filter((draft) => draft.cells.some((cell) => cell.length > 0))
}

/** The rows around one, up to where the edition has something again. */
function* targets(drafts: readonly Draft[], edition: number, at: number): Generator<number> {
  if (drafts[at]!.cells[edition]!.length === 0) return
  for (const step of [-1, 1])
    for (let to = at + step; Math.abs(to - at) <= REACH && drafts[to]?.cells[edition]?.length === 0; to += step)
      yield to
}

/** How a cell is best divided between its row and an earlier or later one; nothing where it stays. */
function bestSplit(
  from: Draft,
  to: Draft,
  edition: number,
  isEarlier: boolean,
  features: readonly Features[][],
): [number[], number[]] | undefined {
  const ids = from.cells[edition]!
  let best: [number[], number[]] | undefined
  let least = pairs(from, to, edition, ids, [], features) - GAIN
  for (let count = 1; count <= ids.length; count++) {
    const [left, moved] = isEarlier
      ? [ids.slice(count), ids.slice(0, count)]
      : [ids.slice(0, -count), ids.slice(-count)]
    const value = pairs(from, to, edition, left, moved, features)
    if (value >= least) continue
    least = value
    best = [left, moved]
  }
  return best
}

/** What two rows cost an edition with all others together, with these blocks in them. */
function pairs(
  first: Draft,
  second: Draft,
  edition: number,
  one: readonly number[],
  two: readonly number[],
  features: readonly Features[][],
): number {
  const own = [one, two].map((ids) => joined(ids, features[edition]!))
  let sum = 0
  for (const [row, draft] of [first, second].entries())
    for (const [other, theirs] of draft.cells.entries())
      if (other !== edition) sum += pair(own[row], [one, two][row]!.length, draft.features[other], theirs.length)
  return sum
}

function pair(a: Features | undefined, countA: number, b: Features | undefined, countB: number): number {
  if (!a || !b) return GAP * (countA + countB)
  const split = a.kind === 'code' && b.kind === 'code' ? CODE_SPLIT : SPLIT
  return Math.min(STRANGERS, cost(a, b)) + split * Math.abs(countA - countB)
}

const joined = (ids: readonly number[], features: readonly Features[]): Features | undefined =>
  ids.length === 0 ? undefined : ids.map((id) => features[id]!).reduce(mergeFeatures)

function put(draft: Draft, edition: number, ids: number[], features: readonly Features[][]): void {
  draft.cells[edition] = ids
  draft.features[edition] = joined(ids, features[edition]!)
}

/** What the row costs in its new company. */
function price(draft: Draft): void {
  const present = draft.features.filter((one) => one !== undefined)
  draft.joined = Math.max(0, present.length - 1)
  const costs = present.map((one) =>
    present.length < 2
      ? 0
      : Math.min(
          2 * GAP,
          profileCost(
            present.filter((other) => other !== one),
            one,
          ),
        ),
  )
  draft.cost = (costs.reduce((sum, value) => sum + value, 0) * draft.joined) / Math.max(1, present.length)
}
