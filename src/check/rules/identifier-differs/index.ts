import { z } from 'zod'
import { type AlignedTopic, nameOf, type Observation, type Row, type Rule } from '../../../model/index.ts'
import { counted, swapsAmong, uncounted } from '../../outlier.ts'
import { type Cell, cellsOf, placeOf, sourceOf } from '../../view.ts'
import { namedIn } from './named.ts'

const data = z.object({ actual: z.string(), expected: z.string(), locales: z.array(z.string()) })

/** Identifiers that no language changes (GUIDs, registry hives, paths, settings), outside commands, that differ between aligned passages. */
export const identifierDiffers: Rule<z.infer<typeof data>> = {
  id: 'identifier-differs',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    for (const row of topic.alignment.rows) if (row.kind !== 'other') yield* identifiers(topic, row)
  },
}

function* identifiers(topic: AlignedTopic, row: Row): Iterable<Observation> {
  const cells = cellsOf(topic, row)
  const names = new Map(cells.map((cell) => [cell, namedIn(cell.blocks)]))
  const said = new Map(cells.map((cell) => [cell, counted(names.get(cell)!.map((name) => name.toLowerCase()))]))
  if (cells.filter((cell) => said.get(cell)!.length > 0).length < 2) return
  const source = sourceOf(topic)
  const swaps = swapsAmong(
    cells,
    (cell) => said.get(cell)!,
    (cell) => cell.index === source,
  )
  // With two sides, each is the other's outlier: one finding, at the translation.
  const swap = swaps.find(({ member }) => member.index !== source) ?? swaps[0]
  if (!swap) return
  const { member } = swap
  const others = cells.filter(
    (cell) => cell !== member && swap.expected.every((value) => said.get(cell)!.includes(value)),
  )
  const blames = others.length > 1 && member.index !== source
  const asWritten = (value: string, of: Cell | undefined): string =>
    (of && names.get(of)!.find((name) => name.toLowerCase() === uncounted(value))) ?? uncounted(value)
  const actual = asWritten(swap.actual[0]!, member)
  const expected = asWritten(swap.expected[0]!, others[0])
  yield {
    place: placeOf(member.edition, member.blocks[0]!),
    related: others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    blames,
    evidence: blames ? 'vote' : 'none',
    confidence: row.confidence,
    variant: blames ? 'message' : 'differs',
    data: { actual, expected, locales: others.map((cell) => nameOf(cell.edition)) },
    signature: `${actual} ${expected}`.toLowerCase(),
  }
}
