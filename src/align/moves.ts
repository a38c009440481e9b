import { cost } from './cost.ts'
import type { Draft } from './draft.ts'
import type { Features } from './features.ts'
import { profileCost } from './segment.ts'

export interface Moved {
  edition: number
  drafts: Draft[]
}

/** A block that is moved must be recognised beyond doubt: this little cost, and this much to go by. */
const SURE = 0.3
const WEIGHT = 2.5
/** Crossing two neighbours must be this much better than leaving them. */
const MARGIN = 0.5
/** The same for numbered steps that three other editions or more have: adds nothing on the reference corpus, finds 8 of 100 swaps more. */
const MARGIN_STEPS = 0.1

/**
 * Finds what stands elsewhere in an edition and repairs the rows in place: blocks left over that are a row's missing
 * counterpart (moved), and neighbouring steps that fit better crossed (swapped).
 */
export function movesOf(drafts: Draft[], editions: number): Moved[] {
  const moves: Moved[] = []
  for (let edition = 0; edition < editions; edition++) {
    moves.push(...moved(drafts, edition))
    moves.push(...swapped(drafts, edition))
  }
  return moves
}

function moved(drafts: Draft[], edition: number): Moved[] {
  const alone = drafts.filter((draft) => draft.joined === 0 && draft.cells[edition]!.length > 0 && count(draft) === 1)
  const moves: Moved[] = []
  const homes = homesFor(drafts, edition)
  const gone = new Set<Draft>()
  for (const orphan of alone) {
    const features = orphan.features[edition]!
    if (features.total < WEIGHT || features.navigation) continue
    const home = [...new Set(features.anchors.flatMap((anchor) => homes.get(anchor) ?? []))]
      .filter((draft) => draft.cells[edition]!.length === 0)
      .map((draft) => ({
        draft,
        cost: profileCost(
          draft.features.filter((one) => one !== undefined),
          features,
        ),
      }))
      .filter((candidate) => candidate.cost < SURE)
      .sort((a, b) => a.cost - b.cost)
    if (!home[0] || (home[1] && home[1].cost - home[0].cost < 0.05)) continue
    const { draft } = home[0]
    draft.cells[edition] = orphan.cells[edition]!
    draft.features[edition] = features
    draft.cost += home[0].cost
    draft.joined++
    gone.add(orphan)
    moves.push({ edition, drafts: [draft] })
  }
  const left = drafts.filter((draft) => !gone.has(draft))
  drafts.splice(left.length)
  left.forEach((draft, index) => {
    drafts[index] = draft
  })
  return moves
}

/** An anchor that more rows than this have says nothing about a place. */
const MOST_HOMES = 200

/** Rows that lack the edition, by their anchors: a block that fits one of them this well has an anchor in common with it. */
function homesFor(drafts: readonly Draft[], edition: number): ReadonlyMap<number, readonly Draft[]> {
  const homes = new Map<number, Draft[]>()
  for (const draft of drafts) {
    if (draft.cells[edition]!.length > 0 || count(draft) === 0) continue
    for (const anchor of new Set(draft.features.flatMap((one) => one?.anchors ?? []))) {
      const known = homes.get(anchor)
      if (known) known.push(draft)
      else homes.set(anchor, [draft])
    }
  }
  for (const [anchor, sharing] of homes) if (sharing.length > MOST_HOMES) homes.delete(anchor)
  return homes
}

const count = (draft: Draft) => draft.cells.filter((cell) => cell.length > 0).length

/** Local swap test: neighbouring steps of one depth and kind, direct cost against crossed cost. */
function swapped(drafts: readonly Draft[], edition: number): Moved[] {
  const moves: Moved[] = []
  for (let index = 0; index + 1 < drafts.length; index++) {
    const first = drafts[index]!
    const second = drafts[index + 1]!
    const a = first.features[edition]
    const b = second.features[edition]
    if (!a || !b || a.kind !== b.kind || a.depth !== b.depth || a.kind === 'heading') continue
    const without = (draft: Draft) =>
      draft.features.filter((one, other) => one !== undefined && other !== edition) as Features[]
    const [left, right] = [without(first), without(second)]
    if (left.length === 0 || right.length === 0) continue
    const direct = mean(left, a) + mean(right, b)
    const crossed = mean(left, b) + mean(right, a)
    const isSure = a.numbered && left.length >= 3 && right.length >= 3
    if (crossed + (isSure ? MARGIN_STEPS : MARGIN) >= direct) continue
    ;[first.cells[edition], second.cells[edition]] = [second.cells[edition]!, first.cells[edition]!]
    ;[first.features[edition], second.features[edition]] = [b, a]
    moves.push({ edition, drafts: [first, second] })
    index++
  }
  return moves
}

const mean = (profile: readonly Features[], block: Features) =>
  profile.reduce((sum, one) => sum + Math.min(3, cost(one, block)), 0) / profile.length
