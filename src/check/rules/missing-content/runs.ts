import type { AlignedTopic, Block, Row } from '../../../model/index.ts'
import { blockBefore, type Cell, cellsOf, lackingOf } from '../../view.ts'

/** What can be missing, the weightiest first. */
export const kinds = ['section', 'alert', 'step', 'row', 'code', 'passage'] as const

/** Neighbouring rows that the same editions have and the same lack. */
export interface Run {
  rows: Row[]
  kind: (typeof kinds)[number]
  having: number[]
  lacking: number[]
}

export function runsOf(topic: AlignedTopic): Run[] {
  const runs: Run[] = []
  let last: Run | undefined
  for (const row of topic.alignment.rows) {
    const gap = gapOf(topic, row)
    if (!gap) {
      // A row that all have ends a run; navigation does not.
      if (!isSilent(topic, row)) last = undefined
      continue
    }
    if (last && String(last.lacking) === String(gap.lacking) && String(last.having) === String(gap.having)) {
      last.rows.push(row)
      last.kind = kinds[Math.min(kinds.indexOf(last.kind), kinds.indexOf(gap.kind))]!
      continue
    }
    last = { ...gap, rows: [row] }
    runs.push(last)
  }
  return runs
}

function gapOf(topic: AlignedTopic, row: Row): Omit<Run, 'rows'> | undefined {
  if (isSilent(topic, row) || isDesynced(topic, row)) return undefined
  const cells = cellsOf(topic, row)
  const lacking = (row.kind === 'heading' ? lackingSection(topic, row) : lackingOf(topic, row)).filter(
    (index) => !isSwallowed(cells, blockBefore(topic, row, index)),
  )
  if (lacking.length === 0) return undefined
  return { kind: kindOf(topic, row), having: cells.map((cell) => cell.index), lacking }
}

/** The code before holds the commands of what is missing: its fence was not closed, of which another rule speaks. */
const isSwallowed = (cells: readonly Cell[], before: Block | undefined): boolean =>
  before?.kind === 'code' &&
  cells.some(({ blocks }) => blocks.some(({ commands }) => commands.some(({ text }) => before.text.includes(text))))

/** Wrapper, navigation, boilerplate, captions and commands (which have a rule of their own) are not missed here. */
function isSilent(topic: AlignedTopic, row: Row): boolean {
  const blocks = cellsOf(topic, row).flatMap((cell) => cell.blocks)
  if (row.kind === 'other' || row.kind === 'image') return true
  if (row.kind === 'heading' && cellsOf(topic, row).every(isEmptyHeading)) return true
  if (blocks.some((block) => block.navigation || block.concept?.startsWith('boilerplate.') || isCommand(block)))
    return true
  return blocks.every((block) => block.text.length < SHORTEST && !isWeighty(block))
}

const isCommand = ({ kind, commands }: Block): boolean => kind === 'code' && commands.length > 0

/** A heading with nothing under it but the next heading says nothing that could be missed ("What do you want to do?"). */
function isEmptyHeading({ edition, blocks }: Cell): boolean {
  const heading = blocks.find((block) => block.kind === 'heading')
  if (!heading) return false
  let next = heading.id + 1
  while (edition.blocks[next]?.kind === 'other' || edition.blocks[next]?.navigation) next++
  return (edition.blocks[next]?.kind ?? 'heading') === 'heading'
}

/** However short: "Click OK." is a step. */
const isWeighty = (block: Block) =>
  block.kind === 'heading' || block.kind === 'alert' || (block.ordinal !== undefined && block.text !== '')

/** Shorter texts are labels and separators that layouts add and drop. */
const SHORTEST = 12

const isDesynced = (topic: AlignedTopic, row: Row) =>
  topic.alignment.desyncs.some(({ edition, from, to }) => row.cells[edition]!.some((id) => id >= from - 1 && id <= to))

/** A section is missing when its heading has no counterpart and its content has none either. */
function lackingSection(topic: AlignedTopic, row: Row): number[] {
  const content = topic.alignment.rows.filter((other) => other.section === row.section && other.id !== row.id)
  return topic.editions.flatMap((_, index) => {
    if (row.cells[index]!.length > 0) return []
    const present = content.filter((other) => other.cells[index]!.length > 0).length
    return present * 2 <= content.length ? [index] : []
  })
}

function kindOf(topic: AlignedTopic, row: Row): Run['kind'] {
  if (row.kind === 'heading') return 'section'
  if (row.kind === 'alert' || row.kind === 'row' || row.kind === 'code') return row.kind
  const cells = cellsOf(topic, row)
  // A paragraph that one edition has alone is a translator's note as well as it is a step.
  const isStep = cells.some(({ edition, blocks }) =>
    blocks.some(
      (block) =>
        block.ordinal !== undefined ||
        (cells.length > 1 && edition.sections[block.section]?.steps.some((step) => step.block === block.id)),
    ),
  )
  return isStep ? 'step' : 'passage'
}
