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

/** Stretches that differ: after each, the texts meet again at the nearest pair of equal lines that are not blank. */
function differences(left: string[], right: string[]): Change[] {
  const found: Change[] = []
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    if (left[i] === right[j] && i < left.length) {
      i++
      j++
      continue
    }
    const [skipLeft, skipRight] = meeting(left, i, right, j)
    found.push({ left: i, right: j, removed: left.slice(i, i + skipLeft), added: right.slice(j, j + skipRight) })
    i += skipLeft
    j += skipRight
  }
  return found
}

/** How many lines to skip on both sides until two equal lines in a row (or the ends) are met; the fewest. */
function meeting(left: string[], i: number, right: string[], j: number): [number, number] {
  const most = left.length - i + right.length - j
  for (let sum = 1; sum < most; sum++)
    for (let a = Math.max(0, sum - (right.length - j)); a <= Math.min(sum, left.length - i); a++) {
      const b = sum - a
      const same = left[i + a] === right[j + b] && left[i + a + 1] === right[j + b + 1]
      if (same && left[i + a] !== undefined) return [a, b]
    }
  return [left.length - i, right.length - j]
}
