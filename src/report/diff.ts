import { visibleCode } from '../model/index.ts'

const CONTEXT = 3
const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/g

/**
 * Shows what changes between two texts as a unified diff; empty when nothing does. Made for few local changes: lines are matched
 * from both ends of each stretch that differs.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const hunks = changes(lines(before), lines(after))
  return [`--- a/${path}`, `+++ b/${path}`, ...hunks].map((line) => `${line}\n`).join('')
}

const lines = (text: string): string[] => (text.match(LINE) ?? []).filter((line) => line !== '')

interface Change {
  left: number
  right: number
  removed: string[]
  added: string[]
}

function* changes(left: string[], right: string[]): Generator<string> {
  const found = differences(left, right)
  for (let index = 0; index < found.length; ) {
    let last = index
    // Changes whose surroundings would overlap share a hunk.
    while (last + 1 < found.length && found[last + 1]!.left - endOf(found[last]!) <= 2 * CONTEXT) last++
    yield* hunk(left, found.slice(index, last + 1))
    index = last + 1
  }
}

const endOf = (change: Change): number => change.left + change.removed.length

function* hunk(left: string[], found: readonly Change[]): Generator<string> {
  const [first, last] = [found[0]!, found.at(-1)!]
  const from = Math.max(0, first.left - CONTEXT)
  const to = Math.min(left.length, endOf(last) + CONTEXT)
  const growth = found.reduce((sum, change) => sum + change.added.length - change.removed.length, 0)
  yield `@@ -${from + 1},${to - from} +${first.right - (first.left - from) + 1},${to - from + growth} @@`
  let at = from
  for (const change of found) {
    yield* left.slice(at, change.left).map((line) => ` ${shown(line)}`)
    yield* change.removed.map((line) => `-${shown(line)}`)
    yield* change.added.map((line) => `+${shown(line)}`)
    at = endOf(change)
  }
  yield* left.slice(at, to).map((line) => ` ${shown(line)}`)
}

const shown = (line: string): string => visibleCode(line.replace(/[\r\n]+$/, ''))

/** Stretches that differ: after each, the texts meet again at the nearest two equal lines in a row. */
function differences(left: string[], right: string[]): Change[] {
  const found: Change[] = []
  const places = pairs(right)
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    if (left[i] === right[j] && i < left.length) {
      i++
      j++
      continue
    }
    const [skipLeft, skipRight] = meeting(left, i, places, j) ?? [left.length - i, right.length - j]
    found.push({ left: i, right: j, removed: left.slice(i, i + skipLeft), added: right.slice(j, j + skipRight) })
    i += skipLeft
    j += skipRight
  }
  return found
}

const pair = (lines: readonly string[], at: number): string => `${lines[at]}${lines[at + 1] ?? ''}`

/** Where each line with the one after it stands, ascending. */
function pairs(lines: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (let at = 0; at < lines.length; at++) {
    const key = pair(lines, at)
    const known = places.get(key)
    if (known) known.push(at)
    else places.set(key, [at])
  }
  return places
}

/** How many lines to skip on both sides until two equal lines in a row (or the ends) are met; the fewest. */
function meeting(
  left: string[],
  i: number,
  places: ReadonlyMap<string, readonly number[]>,
  j: number,
): [number, number] | undefined {
  let best: [number, number] | undefined
  for (let a = 0; i + a < left.length && a < (best ? best[0] + best[1] : Number.POSITIVE_INFINITY); a++) {
    const known = places.get(pair(left, i + a))
    const b = known && (known[firstFrom(known, j)] ?? Number.NaN) - j
    if (b !== undefined && a + b < (best ? best[0] + best[1] : Number.POSITIVE_INFINITY)) best = [a, b]
  }
  return best
}

/** Index of the first of ascending numbers that is not below another. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
