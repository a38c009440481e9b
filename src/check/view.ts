import type { AlignedTopic, Block, Command, Edition, Place, Region, Row } from '../model/index.ts'

/** What one edition has in a row. */
export interface Cell {
  /** Index of the edition in its topic. */
  index: number
  edition: Edition
  blocks: Block[]
}

/** The cells of a row that have something, in the editions' order. */
export function cellsOf(topic: AlignedTopic, row: Row): Cell[] {
  const cells: Cell[] = []
  for (const [index, ids] of row.cells.entries()) {
    const edition = topic.editions[index]
    const blocks =
      edition && ids.length > 0 ? ids.map((id) => edition.blocks[id]).filter((block) => block !== undefined) : []
    if (edition && blocks.length > 0) cells.push({ index, edition, blocks })
  }
  return cells
}

/** Editions that have the row's section but nothing in the row: where something may be missing. */
export function lackingOf(topic: AlignedTopic, row: Row): number[] {
  const section = topic.alignment.sections[row.section]
  return topic.editions.flatMap((_, index) =>
    row.cells[index]?.length === 0 && section?.cells[index] != null ? [index] : [],
  )
}

/** Characters of a text that an excerpt is made from, before white space is folded. */
const READ = 2000

/** The place of a block, command or region, with its beginning as an excerpt. */
export function placeOf(edition: Edition, what: { region: Region; text?: string }): Place {
  const excerpt = what.text?.slice(0, READ).replace(/\s+/gu, ' ').trim().slice(0, 200)
  return {
    path: edition.path,
    locale: edition.locale,
    region: what.region,
    ...(excerpt ? { excerpt } : {}),
  }
}

/** Where an edition has, or would have, a row: its own blocks, else what precedes it there, or follows it in the same list or table. */
export function placeNear(topic: AlignedTopic, row: Row, index: number): Place | undefined {
  const edition = topic.editions[index]
  if (!edition) return undefined
  const before = blockBefore(topic, row, index)
  const next = edition.blocks[topic.alignment.rows[row.id + 1]?.cells[index]?.[0] ?? -1]
  const isFirst = before?.kind !== row.kind && next?.kind === row.kind && (row.kind === 'row' || row.kind === 'item')
  const block = (row.cells[index]?.length === 0 && isFirst ? next : before) ?? edition.blocks[0]
  return block && placeOf(edition, block)
}

/** The last block that an edition has in a row or, of what it has at all, before it. */
export function blockBefore(topic: AlignedTopic, row: Row, index: number): Block | undefined {
  const { rows } = topic.alignment
  for (let id = row.id; id >= 0; id--) {
    const block = topic.editions[index]?.blocks[rows[id]?.cells[index]?.at(-1) ?? -1]
    if (block) return block
  }
  return undefined
}

/** Every block that is content: not wrapper markup, not navigation. */
export function contentOf(edition: Edition): Block[] {
  return edition.blocks.filter((block) => block.kind !== 'other' && !block.navigation)
}

export interface CommandPlace {
  edition: Edition
  index: number
  block: Block
  command: Command
}

/** All commands of a topic, edition by edition in document order. */
export function* commandsOf(topic: AlignedTopic): Generator<CommandPlace> {
  for (const [index, edition] of topic.editions.entries())
    for (const block of edition.blocks) for (const command of block.commands) yield { edition, index, block, command }
}

/** Index of the edition the others were translated from: the one marked so, else the first English one; -1 if none. */
export function sourceOf(topic: AlignedTopic): number {
  const marked = topic.editions.findIndex((edition) => edition.meta.translation === 'source')
  return marked >= 0 ? marked : topic.editions.findIndex((edition) => edition.locale === 'en')
}

/** The language the others were translated from: English, where no edition is known to be the source. */
export const sourceLanguage = (topic: AlignedTopic): string => topic.editions[sourceOf(topic)]?.locale ?? 'en'

/** The day an edition's text is from, ISO 8601: when its topic was last modified, else its page date. */
export const revisionOf = (edition: Edition): string | undefined => edition.meta.modified ?? edition.meta.date

/** Groups editions by what they say: camps in the order of the first edition in each. */
export function campsOf<T>(cells: readonly T[], value: (cell: T) => string): Map<string, T[]> {
  const camps = new Map<string, T[]>()
  for (const cell of cells) {
    const key = value(cell)
    const camp = camps.get(key)
    if (camp) camp.push(cell)
    else camps.set(key, [cell])
  }
  return camps
}
