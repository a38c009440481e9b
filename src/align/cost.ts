import type { BlockKind } from '../model/index.ts'
import type { Features } from './features.ts'

/**
 * Cost of leaving a block without counterpart. Two of them cost more than the worst match of equal kinds, so that one
 * rewritten block is not reported as missing and extra.
 */
export const GAP = 0.9
/** Extra cost of a gap that begins in the middle of a section. What is missing is missing in runs, mostly from a heading on. */
export const OPEN = 0.1
/**
 * Extra cost of each further block that one block is aligned with. Just above a gap: a split has to explain more than
 * leaving the block out does. Measured on the hand-aligned set; lower values merge neighbours that have nothing in common.
 */
export const SPLIT = 1.05
/** The same for code, whose tokens add up exactly: as much as a gap, so a piece belongs to it only if the whole then fits better. */
export const CODE_SPLIT = 1
/** Extra cost of a passage in parentheses beside one that is not. Leaving both out is then the better way unless they share something. */
const ASIDE = 0.6
/** Anything that must never be aligned. */
export const NEVER = 99

const KIND: Partial<Record<BlockKind, Partial<Record<BlockKind, number>>>> = {
  heading: { paragraph: 0.7, item: 0.9, alert: 1.6, code: 1.8, row: 1.6, image: 1.6 },
  paragraph: { item: 0.25, alert: 0.4, code: 0.5, row: 0.8, image: 0.9 },
  item: { alert: 0.5, code: 0.6, row: 0.7, image: 1 },
  alert: { code: 1, row: 0.8, image: 1.2 },
  code: { row: 1.2, image: 1.6 },
  row: { image: 1.4 },
}

/** How unlikely it is that two blocks of two editions are the same place: 0 for certain, about 1.6 for two strangers of one kind. */
export function cost(a: Features, b: Features): number {
  if (a.navigation !== b.navigation) return NEVER
  let sum = a.kind === b.kind ? 0 : (KIND[a.kind]?.[b.kind] ?? KIND[b.kind]?.[a.kind] ?? 2)
  if (sum >= 2) return NEVER
  sum += Math.min(0.3, 0.12 * Math.abs(a.depth - b.depth))
  if (a.level !== b.level && a.level > 0 && b.level > 0) sum += Math.min(0.5, 0.25 * Math.abs(a.level - b.level))
  sum += anchorCost(a, b)
  if (a.script === b.script && a.script !== 'none') sum += 0.55 * (1 - dice(a.words, b.words)) - 0.2
  const ratio = Math.abs(Math.log((a.length + 15) / (b.length + 15)))
  sum += 0.35 * Math.min(1, ratio / 1.2)
  if (a.aside !== b.aside) sum += ASIDE
  let spans = 0
  for (let index = 0; index < a.spans.length; index++) spans += Math.min(2, Math.abs(a.spans[index]! - b.spans[index]!))
  sum += Math.min(0.2, 0.04 * spans)
  return Math.max(0, sum)
}

/** Share of anchor weight that both have, as a cost; the more there is to go by, the more it counts. */
function anchorCost(a: Features, b: Features): number {
  const weight = Math.max(a.total, b.total)
  if (weight === 0) return 0.3
  const confidence = weight / (weight + 1.5)
  const shared = overlap(a, b)
  return 0.3 * (1 - confidence) + confidence * (1 - (2 * shared) / (a.total + b.total))
}

function overlap(a: Features, b: Features): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.anchors.length && j < b.anchors.length; ) {
    const left = a.anchors[i]!
    const right = b.anchors[j]!
    if (left === right) sum += Math.min(a.weights[i++]!, b.weights[j++]!)
    else if (left < right) i++
    else j++
  }
  return sum
}

function dice(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared++
      i++
      j++
    } else if (a[i]! < b[j]!) i++
    else j++
  }
  return (2 * shared) / (a.length + b.length)
}

/** 0 to 1: how much two whole editions have in common. */
export function editionSimilarity(a: readonly Features[], b: readonly Features[]): number {
  const count = (features: readonly Features[]) => {
    const counts = new Map<number, number>()
    for (const block of features)
      for (let index = 0; index < block.anchors.length; index++) {
        const id = block.anchors[index]!
        counts.set(id, (counts.get(id) ?? 0) + block.weights[index]!)
      }
    return counts
  }
  const left = count(a)
  const right = count(b)
  let shared = 0
  let total = 0
  for (const [id, weight] of left) {
    total += weight
    shared += Math.min(weight, right.get(id) ?? 0)
  }
  for (const weight of right.values()) total += weight
  return total === 0 ? 0 : (2 * shared) / total
}
