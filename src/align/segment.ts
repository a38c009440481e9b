import { CODE_SPLIT, cost, GAP, NEVER, OPEN, SPLIT } from './cost.ts'
import { type Features, mergeFeatures } from './features.ts'

/** What the rows so far look like: each row has the features of the editions that are in it. */
export type Profile = readonly Features[]

/** Rows `rows` and blocks `blocks` are one place; one of the two lists may be empty. Indices into the inputs. */
export interface Match {
  rows: number[]
  blocks: number[]
  cost: number
}

/** One place in one edition is at most this many blocks in another. */
const MOST = 3
/** Segments with more cells than this are only looked at near their diagonal. */
const CELLS = 250_000
/** How far from the diagonal, in blocks. */
const BAND = 160

/** What the best way to a cell ended with. A gap that goes on is cheaper than a new one: what is missing is missing in runs. */
const MATCHED = 0
const ROW_GAP = 1
const BLOCK_GAP = 2
const STATES = 3

/**
 * Aligns rows with blocks by dynamic programming with moves 1–1, 1–0, 0–1, 1–n and n–1 (after Gale and Church 1993) and
 * gaps whose opening costs extra (after Gotoh 1982).
 */
export function alignSegment(rows: readonly Profile[], blocks: readonly Features[]): Match[] {
  if (rows.length === 0 || blocks.length === 0)
    return [...rows.map((_, i) => gapRow(i)), ...blocks.map((_, j) => gapBlock(j))]
  const grid = new Grid(rows.length, blocks.length)
  const runs = { rows: growing(rows, mergeProfiles), blocks: growing(blocks, mergeBlocks) }
  for (let i = 0; i <= rows.length; i++)
    for (let j = grid.from(i); j <= grid.to(i); j++) {
      leave(grid, i, j, rows[i], blocks[j])
      if (i === rows.length || j === blocks.length) continue
      const state = grid.cheapest(i, j)
      matchesAt(rows[i]!, blocks[j]!, runs.rows[i]!, runs.blocks[j]!, (di, dj, price) =>
        grid.relax(i, j, state, i + di, j + dj, MATCHED, price),
      )
    }
  return trace(rows, blocks, grid)
}

/** Tells the moves that match a row with a block, either of which may be the first of several. */
function matchesAt(
  row: Profile,
  block: Features,
  rowRuns: readonly Profile[],
  blockRuns: readonly Features[],
  tell: (di: number, dj: number, price: number) => void,
): void {
  const direct = profileCost(row, block)
  tell(1, 1, direct)
  // One alone must leave something to explain; a short command beside a long script leaves next to nothing.
  if (direct <= 0.15 && block.kind !== 'code') return
  const split = block.kind === 'code' ? CODE_SPLIT : SPLIT
  blockRuns.forEach((run, more) => {
    tell(1, more + 2, profileCost(row, run) + (more + 1) * split)
  })
  rowRuns.forEach((run, more) => {
    tell(more + 2, 1, profileCost(run, block) + (more + 1) * split)
  })
}

/** Mean and best of the costs against the editions of a row: one edition that went astray does not decide. */
export function profileCost(profile: Profile, block: Features): number {
  let sum = 0
  let best = NEVER
  for (const features of profile) {
    const value = cost(features, block)
    sum += Math.min(value, 3)
    if (value < best) best = value
  }
  return best >= NEVER ? NEVER : 0.5 * best + (0.5 * sum) / profile.length
}

/** The moves that leave a row or a block without counterpart. */
function leave(grid: Grid, i: number, j: number, row: Profile | undefined, block: Features | undefined): void {
  if (row) gap(grid, i, j, ROW_GAP, row[0])
  if (block) gap(grid, i, j, BLOCK_GAP, block)
}

function gap(grid: Grid, i: number, j: number, state: number, left: Features | undefined): void {
  const [di, dj] = state === ROW_GAP ? [1, 0] : [0, 1]
  // What is missing begins at a heading more often than not.
  const open = left?.kind === 'heading' ? 0 : OPEN
  for (let before = 0; before < STATES; before++)
    grid.relax(i, j, before, i + di, j + dj, state, before === state ? GAP : GAP + open)
}

const gapRow = (row: number): Match => ({ rows: [row], blocks: [], cost: GAP })
const gapBlock = (block: number): Match => ({ rows: [], blocks: [block], cost: GAP })

const MERGEABLE = new Set(['paragraph', 'item', 'code', 'alert'])
const mergeable = (a: Features, b: Features) =>
  MERGEABLE.has(a.kind) &&
  MERGEABLE.has(b.kind) &&
  (a.kind === 'code') === (b.kind === 'code') &&
  !a.navigation &&
  !b.navigation

/** For each entry: itself with one more after it, with two more after it …, as far as they can be one place. */
function growing<T>(list: readonly T[], merge: (a: T, b: T) => T | undefined): T[][] {
  return list.map((first, index) => {
    const runs: T[] = []
    let run: T | undefined = first
    for (let next = index + 1; next < Math.min(list.length, index + MOST); next++) {
      run = merge(run, list[next]!)
      if (!run) break
      runs.push(run)
    }
    return runs
  })
}

const mergeBlocks = (a: Features, b: Features) => (mergeable(a, b) ? mergeFeatures(a, b) : undefined)

/** Two rows as one, where the same editions are in both. */
function mergeProfiles(a: Profile, b: Profile): Profile | undefined {
  if (a.length !== b.length || !a.every((features, index) => mergeable(features, b[index]!))) return undefined
  return a.map((features, index) => mergeFeatures(features, b[index]!))
}

function trace(rows: readonly Profile[], blocks: readonly Features[], grid: Grid): Match[] {
  const matches: Match[] = []
  let at = { i: rows.length, j: blocks.length, state: grid.cheapest(rows.length, blocks.length) }
  while (at.i > 0 || at.j > 0) {
    const before = grid.before(at.i, at.j, at.state)
    if (at.state === ROW_GAP) matches.push(gapRow(before.i))
    else if (at.state === BLOCK_GAP) matches.push(gapBlock(before.j))
    else
      matches.push({
        rows: range(before.i, at.i),
        blocks: range(before.j, at.j),
        cost: profileCost(rows[before.i]!, blocks[before.j]!),
      })
    at = before
  }
  return matches.reverse()
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

/** The cheapest way to every cell and state, in the cells near the diagonal. */
class Grid {
  readonly #columns: number
  readonly #slope: number
  readonly #band: number
  readonly #starts: number[] = []
  readonly #best: Float64Array
  /** Rows and blocks of the last move, and the state before it. */
  readonly #move: Uint8Array

  constructor(rows: number, columns: number) {
    this.#columns = columns
    this.#slope = columns / rows
    // Neighbouring rows must overlap, or there is no way through.
    this.#band = rows * columns <= CELLS ? columns : BAND + Math.ceil(this.#slope)
    let size = 0
    for (let i = 0; i <= rows; i++) {
      this.#starts.push(size)
      size += this.to(i) - this.from(i) + 1
    }
    this.#best = new Float64Array(size * STATES).fill(Number.POSITIVE_INFINITY)
    this.#move = new Uint8Array(size * STATES)
    this.#best[0] = 0
  }

  from(i: number): number {
    return Math.max(0, Math.floor(i * this.#slope) - this.#band)
  }

  to(i: number): number {
    return Math.min(this.#columns, Math.ceil(i * this.#slope) + this.#band)
  }

  /** The state in which the cell is reached most cheaply. */
  cheapest(i: number, j: number): number {
    let found = MATCHED
    let least = Number.POSITIVE_INFINITY
    for (let state = 0; state < STATES; state++) {
      const value = this.#best[this.#at(i, j) + state]!
      if (value < least) {
        least = value
        found = state
      }
    }
    return found
  }

  relax(i: number, j: number, state: number, toI: number, toJ: number, toState: number, price: number): void {
    if (toJ < this.from(toI) || toJ > this.to(toI)) return
    const value = this.#best[this.#at(i, j) + state]! + price
    const target = this.#at(toI, toJ) + toState
    if (value >= this.#best[target]!) return
    this.#best[target] = value
    this.#move[target] = (toI - i) * 16 + (toJ - j) * 4 + state
  }

  before(i: number, j: number, state: number): { i: number; j: number; state: number } {
    const move = this.#move[this.#at(i, j) + state]!
    return { i: i - (move >> 4), j: j - ((move >> 2) & 3), state: move & 3 }
  }

  #at(i: number, j: number): number {
    return (this.#starts[i]! + j - this.from(i)) * STATES
  }
}
