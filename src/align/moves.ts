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
/** Neighbours of which one may have changed places with the others. */
const LONGEST = 4
/** Another order of neighbours must be this much better than the one they have. */
const MARGIN = 0.5
/** The same for numbered steps that three other editions or more have: adds nothing on the reference corpus, finds 8 of 100 swaps more. */
const MARGIN_STEPS = 0.1
/** The same where a step costs more than this in the better order: in another revision steps fit nowhere, and one order little better. */
const MARGIN_STRANGE = 0.15
const STRANGE = 0.85

/**
 * Finds what stands elsewhere in an edition and repairs the rows in place: blocks left over that are a row's missing
 * counterpart (moved), and neighbouring steps that fit better in another order (shifted).
 */
export function movesOf(drafts: Draft[], editions: number): Moved[] {
  const moves: Moved[] = []
  for (let edition = 0; edition < editions; edition++) {
    moves.push(...moved(drafts, edition))
    moves.push(...shifted(drafts, edition))
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

/** A row where an edition has a block, with the rows of what is inside that block. */
type Unit = readonly Draft[]

/** Local order test: a run of neighbouring blocks of one depth and kind, as it stands against one of them put elsewhere in the run. */
function shifted(drafts: readonly Draft[], edition: number): Moved[] {
  const moves: Moved[] = []
  for (let index = 0; index + 1 < drafts.length; index++) {
    const shift = bestShift(drafts, index, edition)
    if (!shift) continue
    const { run, order } = shift
    const held = run.map((unit) => unit.map(({ cells, features }) => [cells[edition]!, features[edition]] as const))
    order.forEach((from, to) => {
      for (const [at, draft] of run[to]!.entries()) [draft.cells[edition], draft.features[edition]] = held[from]![at]!
    })
    const heads = run.map(([head]) => head!)
    // What moved comes first: the last of the run was put first, or the first last.
    moves.push({ edition, drafts: order[0] === run.length - 1 ? heads : heads.reverse() })
    index += run.flat().length - 1
  }
  return moves
}

interface Shift {
  /** Neighbouring rows. */
  run: Unit[]
  /** By row, which block of the run belongs there. */
  order: readonly number[]
}

/** The run from a row on, and the order of its blocks, that fits the other editions best, if it does so clearly better than theirs. */
function bestShift(drafts: readonly Draft[], start: number, edition: number): Shift | undefined {
  const all = runFrom(drafts, start, edition)
  const costs = all.map((row) => all.map((unit) => sum(unit.map((one, at) => distance(row[at]!, one, edition)))))
  let best: Shift | undefined
  let most = 0
  for (let length = 2; length <= all.length; length++) {
    const run = all.slice(0, length)
    const rows = run.flat()
    const isSure =
      run.every(([head]) => head!.features[edition]!.numbered) && rows.every((row) => others(row, edition).length >= 3)
    const direct = costOf(costs, [...run.keys()])
    for (const order of shifts(length)) {
      const after = costOf(costs, order)
      const margin = !isSure ? MARGIN : after > STRANGE * rows.length ? MARGIN_STRANGE : MARGIN_STEPS
      const gain = direct - after - margin
      if (gain <= most) continue
      most = gain
      best = { run, order }
    }
  }
  return best
}

/** Neighbouring units of one shape from a row on. */
function runFrom(drafts: readonly Draft[], start: number, edition: number): Unit[] {
  const first = unitAt(drafts, start, edition)
  if (first[0]?.features[edition]?.kind === 'heading') return []
  const run: Unit[] = []
  for (let unit = first, at = start; isLike(unit, first, edition) && run.length < LONGEST; ) {
    run.push(unit)
    at += unit.length
    unit = unitAt(drafts, at, edition)
  }
  return run
}

function unitAt(drafts: readonly Draft[], start: number, edition: number): Unit {
  const head = drafts[start]?.features[edition]
  // What is inside an item has the depth of the item.
  const isInside = (one: Features | undefined) =>
    head?.kind === 'item' && one && (one.depth > head.depth || (one.depth === head.depth && one.kind !== 'item'))
  let end = start + 1
  while (isInside(drafts[end]?.features[edition])) end++
  return drafts.slice(start, end)
}

/** The edition has blocks of the same kinds and depths in both, and others have something beside the first. */
const isLike = (unit: Unit, first: Unit, edition: number): boolean =>
  unit.length === first.length &&
  unit.length > 0 &&
  unit.every((draft, at) => {
    const [own, other] = [draft.features[edition], first[at]!.features[edition]]
    return own && own.kind === other?.kind && own.depth === other.depth && others(draft, edition).length > 0
  })

/** The first put last, and the last put first. */
const shifts = (length: number): readonly number[][] => {
  const keys = [...Array(length).keys()]
  return [
    [...keys.slice(1), 0],
    [length - 1, ...keys.slice(0, -1)],
  ].slice(0, length - 1)
}

const costOf = (costs: readonly number[][], order: readonly number[]) =>
  sum(order.map((column, row) => costs[row]![column]!))

/** How unlike the others' blocks in a row an edition's block in another one is. */
const distance = (row: Draft, { features }: Draft, edition: number) => mean(others(row, edition), features[edition]!)

const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0)

const others = (draft: Draft, edition: number) =>
  draft.features.filter((one, other) => one !== undefined && other !== edition) as Features[]

const mean = (profile: readonly Features[], block: Features) =>
  profile.reduce((sum, one) => sum + Math.min(3, cost(one, block)), 0) / profile.length
