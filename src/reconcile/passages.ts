import type { Passage, Row } from '../model/index.ts'
import type { DraftCommand, DraftPassage } from './context.ts'
import { joinRuns } from './merge.ts'
import { remarksOn } from './remarks.ts'
import { alertKindOf, childRows, rowCommands } from './steps.ts'
import type { Workshop } from './workshop.ts'

const KINDS = new Set<string>(['paragraph', 'item', 'alert', 'heading', 'code', 'row', 'image'])

/** What rows say outside the steps; nothing for navigation and for rows that carry nothing. Code side by side is one script. */
export function draftPassages(shop: Workshop, rows: readonly Row[]): DraftPassage[] {
  return joinRuns(rows, (row) => row.kind === 'code').flatMap((run) =>
    draftRun(shop, run).map((passage) => ({ ...passage, row: run[0]!.id })),
  )
}

function draftRun(shop: Workshop, rows: readonly Row[]): Passage[] {
  const row = rows[0]!
  const commands = rowCommands(shop, rows)
  const split = rows.length > 1 && commands.length === 0
  return split ? rows.flatMap((each) => draftPassage(shop, each, [])) : draftPassage(shop, row, commands)
}

function draftPassage(shop: Workshop, row: Row, commands: DraftCommand[]): Passage[] {
  const [first, ...rest] = unremarked(shop, row, commands)
  const spots = [row, ...usedBy(shop, row)].flatMap((each) => spotsOf(shop, each))
  // What is not run bears no remark: a script is compared in the list.
  const remarks = first && row.kind !== 'code' ? remarksOn(shop.topic, shop.accusations, spots, []) : []
  return first ? [remarks.length > 0 ? { ...first, remarks } : first, ...rest] : []
}

const spotsOf = ({ topic, places }: Workshop, row: Row) =>
  topic.editions.flatMap(({ path }, edition) => places.blocksOf(row, edition).map(({ region }) => ({ path, region })))

function unremarked(shop: Workshop, row: Row, commands: DraftCommand[]): Passage[] {
  const { topic, places, words } = shop
  const blocks = topic.editions.flatMap((_, edition) => places.blocksOf(row, edition))
  const first = blocks[0]
  if (!first || !KINDS.has(row.kind)) return []
  if (row.kind === 'alert') return alertPassages(shop, row, first.depth)
  const script = row.kind === 'code' && commands.length > 0
  // Commands are the same in every language: a script carries no second copy of itself as a sentence.
  const text = script ? {} : words.ofRow(row)
  if (!script && Object.keys(text).length === 0) return []
  const cells = row.kind === 'row' ? cellsOf(shop, row) : undefined
  return [
    {
      kind: row.kind as Passage['kind'],
      depth: first.depth,
      text,
      ...(commands.length > 0 ? { commands } : {}),
      ...(cells ? { cells } : {}),
      ...(first.header ? { header: true } : {}),
    },
  ]
}

function alertPassages(shop: Workshop, row: Row, depth: number): Passage[] {
  const alert = alertKindOf(shop.topic, row)
  return [row, ...childRows(shop.topic, row)].flatMap((each): Passage[] => {
    const commands = each.kind === 'code' ? rowCommands(shop, [each]) : []
    if (commands.length > 0) return [{ kind: 'code', depth, text: {}, commands }]
    const text = shop.words.ofRow(each)
    return Object.keys(text).length > 0 ? [{ kind: 'alert', depth, text, alert }] : []
  })
}

function cellsOf({ topic, places, words }: Workshop, row: Row): Passage['cells'] {
  const cells = topic.editions.map((_, edition) => places.blocksOf(row, edition)[0]?.cells ?? [])
  const width = Math.max(0, ...cells.map((one) => one.length))
  return Array.from({ length: width }, (_, column) => words.ofTexts(cells.map((one) => one[column])))
}

/** Rows that a passage made of `row` has used up besides `row` itself. */
export const usedBy = ({ topic }: Workshop, row: Row): Row[] => (row.kind === 'alert' ? childRows(topic, row) : [])
