import { z } from 'zod'
import { type AlignedTopic, nameOf, type Observation, type Row, type Rule } from '../../../model/index.ts'
import { counted, swapsAmong, uncounted } from '../../outlier.ts'
import { type Cell, cellsOf, placeOf, sourceOf } from '../../view.ts'

const data = z.object({ actual: z.string(), expected: z.string(), locales: z.array(z.string()) })

/** Identifiers that no language changes (GUIDs, registry hives), outside commands, that differ between aligned passages. */
export const identifierDiffers: Rule<z.infer<typeof data>> = {
  id: 'identifier-differs',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    for (const row of topic.alignment.rows) if (row.kind !== 'other') yield* identifiers(topic, row)
  },
}

const GUID = /(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/giu
/** Root keys and their abbreviations (Microsoft, Predefined Keys). */
const HIVE = /(?<![\w\\])(?:HKLM|HKCU|HKCR|HKU|HKCC|HKEY_[A-Z_]+)(?![\w-])/gu

const LONG: Record<string, string> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
}

/** What the blocks of a cell name, one notation for each thing; what stands in a command is compared with the command. */
function named({ blocks }: Cell): string[] {
  const found = blocks.flatMap((block) => {
    if (block.kind === 'code' && block.commands.length > 0) return []
    const guids = (block.text.match(GUID) ?? []).map((guid) => guid.toLowerCase())
    const hives = (block.text.match(HIVE) ?? []).map((hive) => LONG[hive] ?? hive)
    return [...guids, ...hives]
  })
  return counted(found)
}

function* identifiers(topic: AlignedTopic, row: Row): Iterable<Observation> {
  const cells = cellsOf(topic, row)
  const said = new Map(cells.map((cell) => [cell, named(cell)]))
  const naming = cells.filter((cell) => said.get(cell)!.length > 0)
  if (naming.length < 2) return
  const source = sourceOf(topic)
  const swaps = swapsAmong(
    naming,
    (cell) => said.get(cell)!,
    (cell) => cell.index === source,
  )
  // With two sides, each is the other's outlier: one finding, at the translation.
  const swap = swaps.find(({ member }) => member.index !== source) ?? swaps[0]
  if (!swap) return
  const { member } = swap
  const others = naming.filter(
    (cell) => cell !== member && swap.expected.every((value) => said.get(cell)!.includes(value)),
  )
  const blames = others.length > 1
  const [actual, expected] = [swap.actual, swap.expected].map((list) => list.map(uncounted).join(', ')) as [
    string,
    string,
  ]
  yield {
    place: placeOf(member.edition, member.blocks[0]!),
    related: others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    blames,
    evidence: blames ? 'vote' : 'none',
    confidence: row.confidence,
    variant: blames ? 'message' : 'differs',
    data: { actual, expected, locales: others.map((cell) => nameOf(cell.edition)) },
    signature: `${actual} ${expected}`,
  }
}
