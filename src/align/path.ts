import type { Features } from './features.ts'
import { alignSegment, type Match, type Profile, profileCost } from './segment.ts'

/**
 * Aligns rows with the blocks of one more edition: certain matches first (equal, unique keys in an increasing order),
 * between them dynamic programming.
 */
export function alignPath(rows: readonly Profile[], blocks: readonly Features[]): Match[] {
  const matches: Match[] = []
  let row = 0
  let block = 0
  const upTo = (rowEnd: number, blockEnd: number) => {
    for (const match of alignSegment(rows.slice(row, rowEnd), blocks.slice(block, blockEnd)))
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
