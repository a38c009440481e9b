import type { Finding, Place, Severity } from '../../../src/model/index.ts'

/** So many lines of text around a change still count as its place: what is missing is reported where it would follow. */
const AROUND = 3

/** What a change to one document made of the findings. */
export interface Verdict {
  /** A new finding touches the change. */
  found: boolean
  /** That finding's first place is in the changed document. */
  right: boolean
  /** Findings that were not there before. */
  fresh: readonly Finding[]
}

/** Compares the findings of an article before and after a change to one of its documents. */
export function verdictOf(
  [before, after]: readonly [readonly Finding[], readonly Finding[]],
  change: Change,
  counting: readonly Severity[],
): Verdict {
  const old = before.filter((finding) => counting.includes(finding.severity))
  const fresh = after.filter((finding) => counting.includes(finding.severity) && isNew(finding, old, change))
  const touching = fresh
    .filter((finding) => placesOf(finding).some((place) => touches(place, change)))
    .sort((a, b) => weight(b) - weight(a))
  return { found: touching.length > 0, right: touching[0]?.place.path === change.path, fresh }
}

/** Changed lines of a document: `from` to `to` afterwards, the lines after it moved by `shift`. */
export interface Change {
  path: string
  from: number
  to: number
  shift: number
  /** The change with the lines around it, blank ones not counted. */
  around: readonly [number, number]
}

/**
 * The lines that differ. What is put in beside its like (a step done twice) may be either of the two: both are in the range.
 */
export function changeOf(path: string, before: string, after: string): Change {
  const [old, made] = [before.split('\n'), after.split('\n')]
  const shortest = Math.min(old.length, made.length)
  let head = 0
  while (head < shortest && old[head] === made[head]) head++
  let tail = 0
  while (tail < shortest && old.at(-1 - tail) === made.at(-1 - tail)) tail++
  const from = Math.min(head, made.length - tail, old.length - tail)
  const kept = Math.min(tail, made.length - head, old.length - head)
  const to = made.length - kept
  return {
    path,
    from: from + 1,
    to,
    shift: made.length - old.length,
    around: [lineAway(made, from + 1, -1), lineAway(made, to, 1)],
  }
}

/** The line that is `AROUND` lines of text away. */
function lineAway(lines: readonly string[], line: number, step: 1 | -1): number {
  let at = line
  for (let left = AROUND; left > 0 && at + step >= 1 && at + step <= lines.length; ) {
    at += step
    if (lines[at - 1]!.trim() !== '') left--
  }
  return at
}

const placesOf = (finding: Finding): Place[] => [finding.place, ...finding.related]

const touches = (place: Place, { path, around: [first, last] }: Change) =>
  place.path === path && place.region.start.line <= last && place.region.end.line >= first

const weight = (finding: Finding) =>
  ['note', 'warning', 'error'].indexOf(finding.severity) * 2 + (finding.blames ? 1 : 0)

/**
 * New is a finding whose cause was not reported before, or one that gained a place at the change. One that only tells its
 * cause in other words (its signature quotes the changed text) is not.
 */
function isNew(finding: Finding, before: readonly Finding[], change: Change): boolean {
  const same = before.find((one) => one.rule === finding.rule && one.signature === finding.signature)
  if (same) {
    const known = new Set(placesOf(same).map((place) => keyOf(place)))
    // What was reported of a line before its change is reported of it still.
    const stood = placesOf(same).some((place) => place.path === change.path && isChanged(place, change))
    return placesOf(finding).some(
      (place) => touches(place, change) && !known.has(keyBefore(place, change)) && !(stood && isWithin(place, change)),
    )
  }
  const first = keyBefore(finding.place, change)
  return !before.some((one) => one.rule === finding.rule && keyOf(one.place) === first)
}

/** Whether a place was among the lines that changed, before and after. */
const isChanged = ({ region }: Place, { from, to, shift }: Change) =>
  region.start.line >= from && region.start.line <= to - shift
const isWithin = ({ path, region }: Place, change: Change) =>
  path === change.path && region.start.line >= change.from && region.start.line <= change.to

const keyOf = ({ path, region }: Place) => `${path}:${region.start.line}`

/** Where the place was before the change; a line inside it was nowhere, unless every line kept its number. */
function keyBefore({ path, region }: Place, change: Change): string {
  const { line } = region.start
  if (path !== change.path || line < change.from || change.shift === 0) return `${path}:${line}`
  return line > change.to ? `${path}:${line - change.shift}` : `${path}:new ${line}`
}
