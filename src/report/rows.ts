import type { Category, Finding, Place, Report } from '../model/index.ts'
import { removedBy } from './fixes.ts'
import { difference, type Span } from './marks.ts'
import { excerpt } from './places.ts'

/** A text, the places that have it, and the part of it that matters. */
export interface Row {
  text: string
  places: Place[]
  spans: Span[]
}

/** Excerpts end here whether the text goes on or not. */
const CUT = 200
/** More texts than this are counted, not shown; so are more texts of an edition that has been heard already. */
const MOST_ROWS = 6
const MOST_REPEATS = 2

/**
 * What a finding's places say, each text once, the place of the finding first. Marked is what one edition has and another has not in the
 * same place, and where there is a repair, what that takes away.
 */
export function rowsOf(finding: Finding, report: Report): Row[] {
  const rows = new Map<string, Row>()
  for (const place of [finding.place, ...finding.related]) {
    const text = excerpt(place, report)
    const row = rows.get(text)
    if (row) row.places.push(place)
    else rows.set(text, { text, places: [place], spans: [] })
  }
  const all = [...rows.values()]
  markDifferences(all, finding.category)
  markRepairs(finding, all, report)
  return all.map((row) => (row.text.length < CUT ? row : { ...row, text: `${row.text}…` }))
}

/** The rows worth showing: the first, what other editions have, and few repetitions. */
export function choose(rows: readonly Row[]): Row[] {
  const heard = new Set<string>()
  let repeats = 0
  const worth = rows.filter(({ places }) => {
    const isNew = places.some(({ path }) => !heard.has(path))
    for (const { path } of places) heard.add(path)
    return isNew || repeats++ < MOST_REPEATS
  })
  return worth.slice(0, MOST_ROWS)
}

/** Marks what repairs take away, where the text shows it. */
function markRepairs(finding: Finding, rows: readonly Row[], report: Report): void {
  const first = finding.fix ? [{ ...finding.place, fix: finding.fix }] : []
  for (const place of [...first, ...finding.related]) {
    const row = rows.find((one) => one.text === excerpt(place, report))
    const spans = row && place.fix ? removedBy(place.fix, row.text, report.text?.(place.path)) : []
    if (row && spans.length > 0) row.spans = spans
  }
}

/**
 * Compares each text with that of the fault before it, if no edition has both: two places of one edition are another place of
 * the same cause, not another reading of the same place. Sentences of two languages differ everywhere.
 */
function markDifferences(rows: readonly Row[], category: Category): void {
  let fault = rows[0]
  for (const row of rows.slice(1)) {
    if (!fault || shareEdition(fault, row)) {
      fault = row
      continue
    }
    if (category !== 'command' && !shareLanguage(fault, row)) continue
    const { left, right } = difference(fault.text, row.text)
    const goesOn = Math.max(fault.text.length, row.text.length) >= CUT
    row.spans = goesOn ? withoutEnd(right, row.text) : right
    if (fault.spans.length === 0) fault.spans = goesOn ? withoutEnd(left, fault.text) : left
  }
}

const shareLanguage = (a: Row, b: Row): boolean =>
  a.places.some(({ locale }) => b.places.some((other) => other.locale === locale))

const shareEdition = (a: Row, b: Row): boolean =>
  a.places.some(({ path }) => b.places.some((other) => other.path === path))

/** What follows a cut is not known to differ. */
const withoutEnd = (spans: readonly Span[], text: string): Span[] => spans.filter((span) => span.end < text.length)
