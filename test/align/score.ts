import { z } from 'zod'
import type { Alignment, Edition } from '../../src/model/index.ts'

const lines = z.union([z.int(), z.array(z.int()).min(2)])

/** One hand-aligned article: see README.md. */
export const gold = z.object({
  file: z.string(),
  /** Lines per edition that a careful reader could align in more than one way: no pair with one of them is counted. */
  ambiguous: z.record(z.string(), z.array(z.int())).optional(),
  /** Per aligned place and edition, the lines where its blocks start. */
  rows: z.array(z.record(z.string(), lines)),
})
export type Gold = z.infer<typeof gold>

/** A pair of places, such as `en-us:20 es-es:26`; a line the labels do not know has a `?`. */
export type Pair = string

export interface Score {
  /** Required pairs that the alignment has. */
  found: Pair[]
  /** Required pairs that it lacks. */
  missing: Pair[]
  /** Pairs that it has and should not have. */
  wrong: Pair[]
}

/** A block may start this many lines away from its label: an alert or a fence can be counted from its first line or its text. */
const TOLERANCE = 2

/**
 * Compares an alignment with the labels as pairs of lines, over every pair of editions. `tags[e]` is the name that edition
 * `e` has in the labels. A pair of which the labels know neither line (navigation, wrapper lines) is not counted; one of
 * which they know a single line is wrong.
 */
export function score(
  labels: Gold,
  tags: readonly string[],
  editions: readonly Edition[],
  alignment: Alignment,
): Score {
  const { required, tolerated } = expected(labels, tags)
  const predicted = claimed(labels, tags, editions, alignment)
  return {
    found: [...required].filter((one) => predicted.has(one)),
    missing: [...required].filter((one) => !predicted.has(one)),
    wrong: [...predicted].filter((one) => !required.has(one) && !tolerated.has(one)),
  }
}

/** Precision, recall and their harmonic mean. Nothing to find and nothing found counts as 1. */
export function figures({ found, missing, wrong }: Score): { precision: number; recall: number; f1: number } {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  const hits = found.length
  return {
    precision: share(hits, hits + wrong.length),
    recall: share(hits, hits + missing.length),
    f1: share(2 * hits, 2 * hits + missing.length + wrong.length),
  }
}

/** All labelled lines of one edition. */
export function labelledLines(labels: Gold, tag: string): number[] {
  return labels.rows.flatMap((row) => listOf(row[tag]))
}

const listOf = (value: number | number[] | undefined): number[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

const pair = (left: string, from: string, right: string, to: string): Pair => `${left}:${from} ${right}:${to}`

const combinations = (size: number) =>
  Array.from({ length: size }, (_, left) =>
    Array.from({ length: size - left - 1 }, (_, step): [number, number] => [left, left + 1 + step]),
  ).flat()

/**
 * The pairs that the labels ask for. Where one edition has a place in one block and another in several, each of these pairs
 * with the one. Where both have it in several, the pieces pair in order, and crossing them is neither asked for nor wrong.
 */
function expected(labels: Gold, tags: readonly string[]): { required: Set<Pair>; tolerated: Set<Pair> } {
  const required = new Set<Pair>()
  const tolerated = new Set<Pair>()
  for (const row of labels.rows)
    for (const [left, right] of combinations(tags.length)) {
      const from = listOf(row[tags[left]!])
      const to = listOf(row[tags[right]!])
      const single = Math.min(from.length, to.length) === 1
      from.forEach((a, i) => {
        to.forEach((b, j) => {
          const asked = single || (from.length === to.length && i === j)
          const list = asked ? required : tolerated
          list.add(pair(tags[left]!, String(a), tags[right]!, String(b)))
        })
      })
    }
  return { required, tolerated }
}

/** The pairs that an alignment has and that count. */
function claimed(labels: Gold, tags: readonly string[], editions: readonly Edition[], alignment: Alignment): Set<Pair> {
  const places = editions.map((edition, index) => placesOf(edition, tags[index]!, labels))
  const pairs = new Set<Pair>()
  for (const { cells } of alignment.rows)
    for (const [left, right] of combinations(tags.length)) {
      const from = cells[left]!.map((id) => places[left]![id]!)
      const to = cells[right]!.map((id) => places[right]![id]!)
      for (const a of from)
        for (const b of to) if (counts(a, b)) pairs.add(pair(tags[left]!, a.name, tags[right]!, b.name))
    }
  return pairs
}

const counts = (a: Placed, b: Placed) =>
  a.kind !== 'ambiguous' && b.kind !== 'ambiguous' && (a.kind === 'labelled' || b.kind === 'labelled')

interface Placed {
  kind: 'labelled' | 'ambiguous' | 'unlabelled'
  name: string
}

/** The labelled line that each block stands for: its own line, else the nearest free one within the tolerance. */
function placesOf(edition: Edition, tag: string, labels: Gold): Placed[] {
  const ambiguous = new Set(labels.ambiguous?.[tag])
  const labelled = new Set([...labelledLines(labels, tag), ...ambiguous])
  const own = new Set(edition.blocks.map((block) => block.region.start.line))
  const free = [...labelled].filter((line) => !own.has(line))
  return edition.blocks.map(({ region }) => {
    const { line } = region.start
    const near = labelled.has(line) ? line : nearest(free, line)
    if (near === undefined) return { kind: 'unlabelled', name: `${line}?` }
    return { kind: ambiguous.has(near) ? 'ambiguous' : 'labelled', name: String(near) }
  })
}

/** The entry of `free` nearest to `line` within the tolerance, taken out of the list. */
function nearest(free: number[], line: number): number | undefined {
  const distances = free.map((candidate) => Math.abs(candidate - line))
  const best = Math.min(...distances)
  return best <= TOLERANCE ? free.splice(distances.indexOf(best), 1)[0] : undefined
}
