import type { Alignment, Edition, Row, SectionRow } from '../model/index.ts'
import { editionSimilarity, GAP } from './cost.ts'
import { desyncsOf } from './desync.ts'
import type { Draft } from './draft.ts'
import { type Features, featuresOf, Interner, mergeFeatures } from './features.ts'
import { movesOf } from './moves.ts'
import { alignPath } from './path.ts'
import { settle } from './settle.ts'

/**
 * Aligns the editions of a topic into rows: a star on the edition most like the others, the others joined one by one to
 * the rows so far (progressive alignment), so that what several editions have and the pivot lacks becomes one row.
 * Wrapper markup (`other`) is left out.
 */
export function align(editions: readonly Edition[]): Alignment {
  const interner = new Interner()
  const features = editions.map((edition) => featuresOf(edition, interner))
  const order = joinOrder(editions, features)
  const pivot = order[0] ?? 0

  let drafts: Draft[] = []
  for (const edition of order) drafts = join(drafts, edition, editions, features)
  drafts = settle(drafts, features)
  const moves = movesOf(drafts, editions.length)
  const sections = sectionRows(drafts, editions)
  const rows = drafts.map((draft, id) => row(draft, id, sections, editions))
  return {
    pivot,
    sections,
    rows,
    moves: moves.map(({ edition, drafts: moved }) => ({ edition, rows: moved.map((draft) => drafts.indexOf(draft)) })),
    desyncs: desyncsOf(editions, rows),
    unmatched: editions.map((edition, index) => unmatchedShare(edition, index, rows)),
  }
}

/** The medoid first, then by likeness to it. Ties go to the first edition, so the order of the input decides, not chance. */
function joinOrder(editions: readonly Edition[], features: readonly Features[][]): number[] {
  const likeness = editions.map((_, a) =>
    editions.map((_, b) => (a === b ? 1 : editionSimilarity(features[a]!, features[b]!))),
  )
  const mean = likeness.map((line) => line.reduce((sum, value) => sum + value, 0))
  const pivot = mean.reduce((best, value, index) => (value > mean[best]! + 1e-9 ? index : best), 0)
  return editions
    .map((_, index) => index)
    .sort((a, b) => (a === pivot ? -1 : b === pivot ? 1 : likeness[pivot]![b]! - likeness[pivot]![a]! || a - b))
}

function join(
  drafts: readonly Draft[],
  edition: number,
  editions: readonly Edition[],
  features: readonly Features[][],
): Draft[] {
  const ids = editions[edition]!.blocks.filter((block) => block.kind !== 'other').map((block) => block.id)
  const blocks = ids.map((id) => features[edition]![id]!)
  const profiles = drafts.map((draft) => draft.features.filter((one) => one !== undefined))
  const joined: Draft[] = []
  for (const match of alignPath(profiles, blocks)) {
    const merged = match.rows.map((index) => drafts[index]!).reduce<Draft | undefined>(mergeDrafts, undefined)
    const draft = merged ?? {
      cells: editions.map(() => []),
      features: editions.map(() => undefined),
      cost: 0,
      joined: 0,
    }
    if (match.blocks.length > 0) {
      draft.cells[edition] = match.blocks.map((index) => ids[index]!)
      draft.features[edition] = match.blocks.map((index) => blocks[index]!).reduce(mergeFeatures)
      if (merged) {
        draft.cost += Math.min(match.cost, 2 * GAP)
        draft.joined++
      }
    }
    joined.push(draft)
  }
  return joined
}

function mergeDrafts(first: Draft | undefined, second: Draft): Draft {
  if (!first) return second
  return {
    cells: first.cells.map((cell, index) => [...cell, ...second.cells[index]!]),
    features: first.features.map((one, index) => {
      const other = second.features[index]
      return one && other ? mergeFeatures(one, other) : (one ?? other)
    }),
    cost: first.cost + second.cost,
    joined: first.joined + second.joined,
  }
}

function row(draft: Draft, id: number, sections: readonly SectionRow[], editions: readonly Edition[]): Row {
  const kinds = draft.features.filter((one) => one !== undefined).map((one) => one.kind)
  const kind = [...new Set(kinds)].sort((a, b) => tally(kinds, b) - tally(kinds, a))[0] ?? 'other'
  return {
    id,
    kind,
    section: sectionOf(draft, sections, editions),
    cells: draft.cells,
    confidence: draft.joined === 0 ? 0.5 : Math.max(0, 1 - draft.cost / draft.joined / (2 * GAP)),
  }
}

const tally = <T>(list: readonly T[], value: T) => list.filter((one) => one === value).length

/** Sections are aligned where their headings are; text before the first heading is section 0 everywhere. */
function sectionRows(drafts: readonly Draft[], editions: readonly Edition[]): SectionRow[] {
  const rows: SectionRow[] = []
  const known = editions.map(() => new Set<number>())
  const push = (cells: (number | null)[], confidence: number) => {
    rows.push({ id: rows.length, cells, confidence })
    cells.forEach((section, edition) => {
      if (section !== null) known[edition]!.add(section)
    })
  }
  const hasOpening = editions.map(
    (edition) => edition.sections[0] !== undefined && edition.sections[0].heading === undefined,
  )
  if (hasOpening.some(Boolean))
    push(
      hasOpening.map((has) => (has ? 0 : null)),
      1,
    )
  for (const draft of drafts) {
    const cells = draft.cells.map((cell, edition) => {
      const heading = cell.map((id) => editions[edition]!.blocks[id]!).find((block) => block.kind === 'heading')
      return heading && !known[edition]!.has(heading.section) ? heading.section : null
    })
    if (cells.some((cell) => cell !== null))
      push(cells, draft.joined === 0 ? 0.5 : Math.max(0, 1 - draft.cost / draft.joined / (2 * GAP)))
  }
  return rows
}

function sectionOf(draft: Draft, sections: readonly SectionRow[], editions: readonly Edition[]): number {
  const votes = new Map<number, number>()
  draft.cells.forEach((cell, edition) => {
    const block = cell[0] === undefined ? undefined : editions[edition]!.blocks[cell[0]]
    const found = block && sections.find((section) => section.cells[edition] === block.section)
    if (found) votes.set(found.id, (votes.get(found.id) ?? 0) + 1)
  })
  return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}

function unmatchedShare(edition: Edition, index: number, rows: readonly Row[]): number {
  let matched = 0
  let alone = 0
  for (const { cells } of rows) {
    const own = cells[index]!.filter((id) => !edition.blocks[id]!.navigation)
    if (own.length > 0 && cells.filter((cell) => cell.length > 0).length < 2) alone += own.length
    else if (own.length > 0) matched += own.length
  }
  return matched + alone === 0 ? 0 : alone / (matched + alone)
}
