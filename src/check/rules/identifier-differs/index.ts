import { z } from 'zod'
import { type AlignedTopic, nameOf, type Observation, type Row, type Rule } from '../../../model/index.ts'
import { counted, swapsAmong, uncounted } from '../../outlier.ts'
import { type Cell, cellsOf, placeOf, sourceOf } from '../../view.ts'
import { isDamagedGuid, isGuid, isMiswritten, namedIn } from './named.ts'
import { spanSwaps } from './spans.ts'

const data = z.object({ actual: z.string(), expected: z.string(), locales: z.array(z.string()) })

/** Identifiers that no language changes (GUIDs, registry hives, paths, settings, compound names that are set off), outside commands, that differ between aligned passages. */
export const identifierDiffers: Rule<z.infer<typeof data>> = {
  id: 'identifier-differs',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    for (const row of topic.alignment.rows) {
      if (row.kind === 'other') continue
      const found = [...identifiers(topic, row)]
      yield* found.length > 0 ? found : spans(topic, row)
    }
  },
}

/** Below this the cells may not be the same sentence. */
const SURE = 0.45

function* spans(topic: AlignedTopic, row: Row): Iterable<Observation> {
  if (row.confidence < SURE) return
  for (const { member, actual, expected, others } of spanSwaps(cellsOf(topic, row), sourceOf(topic)))
    yield {
      place: placeOf(member.edition, member.blocks[0]!),
      related: others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
      blames: true,
      evidence: 'vote',
      confidence: row.confidence,
      data: { actual, expected, locales: others.map((cell) => nameOf(cell.edition)) },
      // Quotation marks that one edition lost everywhere are one cause.
      signature:
        lettersOf(actual) === lettersOf(expected)
          ? `${topic.id} ${nameOf(member.edition)} marks`
          : `${actual} ${expected}`.toLowerCase(),
    }
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function* identifiers(topic: AlignedTopic, row: Row): Iterable<Observation> {
  const cells = cellsOf(topic, row)
  const names = new Map(cells.map((cell) => [cell, namedIn(cell.blocks)]))
  const said = new Map(cells.map((cell) => [cell, counted(names.get(cell)!.map((name) => name.toLowerCase()))]))
  if (cells.filter((cell) => said.get(cell)!.length > 0).length < 2) return
  const broken = [...damaged(names, row.confidence)]
  if (broken.length > 0) return yield* broken
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
  if (isMiswritten(actual, expected)) return
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

/** GUIDs that are none any more, where another edition has one that begins alike: however many share the damage, it is proven. */
function* damaged(names: ReadonlyMap<Cell, readonly string[]>, confidence: number): Iterable<Observation> {
  for (const [cell, own] of names)
    for (const actual of own) {
      if (!isDamagedGuid(actual)) continue
      const isWhole = (name: string) =>
        isGuid(name) && name.slice(0, 8).toLowerCase() === actual.slice(0, 8).toLowerCase()
      const others = [...names].filter(([, list]) => list.some(isWhole)).map(([other]) => other)
      const expected = names.get(others[0]!)?.find(isWhole)
      if (!expected) continue
      yield {
        place: placeOf(cell.edition, cell.blocks[0]!),
        related: others.map((other) => placeOf(other.edition, other.blocks[0]!)),
        blames: true,
        evidence: 'syntax',
        confidence,
        data: { actual, expected, locales: others.map((other) => nameOf(other.edition)) },
        signature: `${actual} ${expected}`.toLowerCase(),
      }
    }
}
