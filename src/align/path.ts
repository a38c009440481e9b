import { cost, GAP, NEVER, SPLIT } from './cost.ts'
import { type Features, mergeFeatures } from './features.ts'

/** What the rows so far look like: each row has the features of the editions that are in it. */
export type Profile = readonly Features[]

/** Rows `rows` and blocks `blocks` are one place; one of the two lists may be empty. Indices into the DP's inputs. */
export interface Match {
  rows: number[]
  blocks: number[]
  cost: number
}

/** A row may lie this far, in blocks, from the diagonal of its segment. Segments end at certain matches, so more is not needed. */
const BAND = 160

/**
 * Aligns rows with the blocks of one more edition: certain matches first (equal, unique keys in an increasing order),
 * between them dynamic programming with moves 1–1, 1–0, 0–1, 1–2, 2–1 (after Gale and Church 1993).
 */
export function alignPath(rows: readonly Profile[], blocks: readonly Features[]): Match[] {
  const matches: Match[] = []
  let row = 0
  let block = 0
  const upTo = (rowEnd: number, blockEnd: number) => {
    for (const match of segment(rows.slice(row, rowEnd), blocks.slice(block, blockEnd)))
      matches.push({
        rows: match.rows.map((index) => index + row),
        blocks: match.blocks.map((index) => index + block),
        cost: match.cost,
      })
  }
  for (const [certainRow, certainBlock] of certain(rows, blocks)) {
    upTo(certainRow, certainBlock)
    matches.push({
      rows: [certainRow],
      blocks: [certainBlock],
      cost: profileCost(rows[certainRow]!, blocks[certainBlock]!),
    })
    row = certainRow + 1
    block = certainBlock + 1
  }
  upTo(rows.length, blocks.length)
  return matches
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

/** Longest increasing run of keys that occur once on both sides (patience method). */
function certain(rows: readonly Profile[], blocks: readonly Features[]): [number, number][] {
  const place = new Map<string, number>()
  blocks.forEach((block, index) => {
    if (block.key !== undefined) place.set(block.key, place.has(block.key) ? -1 : index)
  })
  const seen = new Map<string, number>()
  const pairs: [number, number][] = []
  rows.forEach((profile, index) => {
    const key = profile[0]?.key
    if (key === undefined) return
    seen.set(key, (seen.get(key) ?? 0) + 1)
    const at = place.get(key)
    if (at !== undefined && at >= 0) pairs.push([index, at])
  })
  return increasing(pairs.filter(([row]) => seen.get(rows[row]![0]!.key!) === 1))
}

function increasing(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const previous: number[] = []
  pairs.forEach(([, block], index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]!]![1] < block) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1
    tails[low] = index
  })
  const chain: [number, number][] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index]!) chain.push(pairs[index]!)
  return chain.reverse()
}

const MERGEABLE = new Set(['paragraph', 'item', 'code'])
const mergeable = (a: Features, b: Features) =>
  MERGEABLE.has(a.kind) && a.kind === b.kind && a.depth === b.depth && !a.navigation && !b.navigation

type Move = 0 | 1 | 2 | 3 | 4 // none, 1–1, 1–0, 0–1, 1–2 or 2–1 told apart by sign

function segment(rows: readonly Profile[], blocks: readonly Features[]): Match[] {
  const n = rows.length
  const m = blocks.length
  if (n === 0 || m === 0) return [...rows.map((_, i) => gapRow(i)), ...blocks.map((_, j) => gapBlock(j))]
  const pairBlocks = blocks.map((block, j) =>
    j + 1 < m && mergeable(block, blocks[j + 1]!) ? mergeFeatures(block, blocks[j + 1]!) : undefined,
  )
  const pairRows = rows.map((profile, i) => (i + 1 < n ? mergeProfiles(profile, rows[i + 1]!) : undefined))
  const width = m + 1
  const best = new Float64Array((n + 1) * width).fill(Number.POSITIVE_INFINITY)
  const move = new Int8Array((n + 1) * width)
  best[0] = 0
  const slope = m / n
  for (let i = 0; i <= n; i++) {
    const from = Math.max(0, Math.floor(i * slope) - BAND)
    const to = Math.min(m, Math.ceil(i * slope) + BAND)
    for (let j = from; j <= to; j++) {
      const at = best[i * width + j]!
      if (at === Number.POSITIVE_INFINITY) continue
      const relax = (di: number, dj: number, extra: number, kind: number) => {
        const target = (i + di) * width + j + dj
        if (at + extra < best[target]!) {
          best[target] = at + extra
          move[target] = kind
        }
      }
      if (i < n) relax(1, 0, GAP, 2)
      if (j < m) relax(0, 1, GAP, 3)
      if (i < n && j < m) {
        const direct = profileCost(rows[i]!, blocks[j]!)
        relax(1, 1, direct, 1)
        const two = pairBlocks[j]
        // Worth a look only if taking one of the two alone leaves something to explain.
        if (two && direct > 0.15) relax(1, 2, profileCost(rows[i]!, two) + SPLIT, 4)
        const twoRows = pairRows[i]
        if (twoRows && direct > 0.15) relax(2, 1, profileCost(twoRows, blocks[j]!) + SPLIT, -4)
      }
    }
  }
  return trace(rows, blocks, move, width)
}

const gapRow = (row: number): Match => ({ rows: [row], blocks: [], cost: GAP })
const gapBlock = (block: number): Match => ({ rows: [], blocks: [block], cost: GAP })

/** Two rows as one, where the same editions are in both. */
function mergeProfiles(a: Profile, b: Profile): Profile | undefined {
  if (a.length !== b.length || !a.every((features, index) => mergeable(features, b[index]!))) return undefined
  return a.map((features, index) => mergeFeatures(features, b[index]!))
}

function trace(rows: readonly Profile[], blocks: readonly Features[], move: Int8Array, width: number): Match[] {
  const matches: Match[] = []
  let i = rows.length
  let j = blocks.length
  while (i > 0 || j > 0) {
    const kind = move[i * width + j] as Move | -4
    if (kind === 2) matches.push(gapRow(--i))
    else if (kind === 3) matches.push(gapBlock(--j))
    else {
      const di = kind === -4 ? 2 : 1
      const dj = kind === 4 ? 2 : 1
      i -= di
      j -= dj
      const first = rows[i]!
      matches.push({
        rows: di === 2 ? [i, i + 1] : [i],
        blocks: dj === 2 ? [j, j + 1] : [j],
        cost: profileCost(first, blocks[j]!),
      })
    }
  }
  return matches.reverse()
}
