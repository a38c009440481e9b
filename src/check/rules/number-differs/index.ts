import { z } from 'zod'
import {
  type AlignedTopic,
  type Block,
  type Inline,
  nameOf,
  type Observation,
  type Row,
  type Rule,
  type RuleContext,
} from '../../../model/index.ts'
import { spelledNumbers, withNumberWords } from '../../number-words.ts'
import { counted, type Swap, swapsAmong, uncounted } from '../../outlier.ts'
import { type Quantity, quantitiesOf } from '../../quantities.ts'
import { type Cell, cellsOf, placeOf, sourceOf } from '../../view.ts'
import { labelledSwap } from './labelled.ts'
import { unitSwap, YEAR } from './units.ts'

const data = z.object({ actual: z.array(z.string()), expected: z.array(z.string()), locales: z.array(z.string()) })

/** Numbers and units of aligned sentences that differ in value. */
export const numberDiffers: Rule<z.infer<typeof data>> = {
  id: 'number-differs',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic, context) {
    const found = topic.alignment.rows.flatMap((row) =>
      row.confidence < SURE ? [] : [...numbers(topic, row, context)].map((observation) => ({ observation, row })),
    )
    const inTable = new Map<string, number>()
    for (const { observation, row } of found) {
      const key = tableOf(topic, row, observation)
      if (key) inTable.set(key, (inTable.get(key) ?? 0) + 1)
    }
    for (const { observation, row } of found) {
      const key = tableOf(topic, row, observation)
      yield key && inTable.get(key)! >= CASCADE ? { ...observation, signature: key } : observation
    }
  },
}

/** So many rows of a table with other numbers in one edition are a table that was revised: one cause. */
const CASCADE = 4

const tableOf = (topic: AlignedTopic, { kind, section }: Row, { place }: Observation): string | undefined =>
  kind === 'row' ? `table ${topic.id} ${section} ${place.path}` : undefined

/** Below this the cells may not be the same sentence. */
const SURE = 0.45

function* numbers(topic: AlignedTopic, row: Row, context: RuleContext): Iterable<Observation> {
  if (row.kind === 'code' || row.kind === 'other') return
  const cells = cellsOf(topic, row).filter((cell) =>
    cell.blocks.every((block) => !block.navigation && block.kind !== 'code'),
  )
  if (cells.length < 2 || !cells.some(({ blocks }) => blocks.some(({ text }) => DIGIT.test(text)))) return
  const quantities = new Map(cells.map((cell) => [cell, quantitiesIn(cell, context)]))
  const source = sourceOf(topic)
  const said = (cell: Cell) => counted(quantities.get(cell)!.map((one) => one.value))
  const swaps = swapsAmong(cells, said, (cell) => cell.index === source).flatMap((swap) =>
    digitsOf(swap, cells, context),
  )
  // With two sides, each is the other's outlier: one finding, at the translation.
  const swap =
    swaps.find(({ member }) => member.index !== source) ??
    swaps[0] ??
    unitSwap(cells, quantities, source) ??
    slip(cells, quantities, source) ??
    labelledSwap(cells, source, (cell) => ({ text: textOf(cell), values: valuesOf(quantities.get(cell)!) }))
  if (!swap) return
  const rest = cells.filter((cell) => cell !== swap.member)
  const agreeing = rest.filter((cell) => swap.expected.every((value) => said(cell).includes(value)))
  const others = agreeing.length > 0 ? agreeing : rest
  const isSource = swap.member.index === source
  const alone = others.length > 1 && !isSource
  // Translations that agree against their source follow an older text of it, or repeat what was wrong in it once.
  const behind = isSource && others.length >= 3
  const pair = [swap.actual, swap.expected].map((values) => values.map(uncounted).join(' '))
  yield {
    place: placeOf(swap.member.edition, swap.member.blocks[0]!),
    related: others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    blames: alone,
    evidence: alone ? 'vote' : 'none',
    confidence: row.confidence,
    severity: (isSource && !(behind && isOneForOne(swap))) || isYearForCount(swap, quantities) ? 'note' : 'warning',
    variant: alone ? 'message' : behind ? 'stale' : 'differs',
    data: {
      actual: swap.actual.map(uncounted),
      expected: swap.expected.map(uncounted),
      locales: others.map((cell) => nameOf(cell.edition)),
    },
    // A version that the source has raised everywhere is one cause; so is a number in row after row of a table.
    signature: `${pair.join(' ')} ${behind ? '' : row.kind === 'row' ? `${topic.id} ${row.section}` : swap.member.blocks[0]!.text.slice(0, 60)}`,
  }
}

/** A swap without the numbers that one side spells out where the other does not; none where nothing else is left of it. */
function digitsOf({ member, ...swap }: Swap<Cell>, cells: readonly Cell[], context: RuleContext): Swap<Cell>[] {
  const spelled = (cell: Cell) => spelledNumbers(textOf(cell), context.lexicons.get(cell.edition.locale))
  const [own, others] = [spelled(member), cells.filter((cell) => cell !== member).map(spelled)]
  /** How many others spell it out less often than the member, less those that do so more often. */
  const lead = (value: string) =>
    others.reduce((sum, other) => sum + Math.sign((own.get(value) ?? 0) - (other.get(value) ?? 0)), 0)
  const actual = swap.actual.filter((value) => lead(uncounted(value)) > -others.length)
  const expected = swap.expected.filter((value) => lead(uncounted(value)) <= others.length / 2)
  return actual.length > 0 && expected.length > 0 ? [{ member, actual, expected }] : []
}

/** One number for another: of a sentence that was written anew nothing can be said number by number. */
const isOneForOne = ({ actual, expected }: Swap<Cell>): boolean => actual.length === 1 && expected.length === 1

/** A product's year on one side and another kind of number on the other: one was added, and the other left out. */
function isYearForCount(swap: Swap<Cell>, quantities: ReadonlyMap<Cell, readonly Quantity[]>): boolean {
  const measured = new Set(
    [...quantities.values()].flat().flatMap(({ value, unit }) => (unit && unit !== 'year' ? [value] : [])),
  )
  const isYear = (value: string) => YEAR.test(uncounted(value)) && !measured.has(uncounted(value))
  if (swap.actual.some((one) => swap.expected.some((other) => isSlip(uncounted(one), uncounted(other))))) return false
  const [own, theirs] = [swap.actual, swap.expected].map((values) => values.map(isYear)) as [boolean[], boolean[]]
  return own.every(Boolean) ? !theirs.some(Boolean) : theirs.every(Boolean) && !own.some(Boolean)
}

/** A number that all others have, here with a wrong digit, with two swapped or its point lost: it may stand right elsewhere in the sentence. */
function slip(
  cells: readonly Cell[],
  quantities: ReadonlyMap<Cell, readonly Quantity[]>,
  source: number,
): Swap<Cell> | undefined {
  if (cells.length < 3) return undefined
  for (const member of cells) {
    if (member.index === source) continue
    const others = cells.filter((cell) => cell !== member).map((cell) => valuesOf(quantities.get(cell)!))
    const own = quantities.get(member)!.map((one) => one.value)
    for (const value of others[0]!) {
      if (!others.every((set) => set.has(value))) continue
      const swapped = own.find((one) => isSlip(one, value) && !others.some((set) => set.has(one)))
      if (swapped) return { member, actual: [swapped], expected: [value] }
      const apart = value.replace('.', ' ')
      if (/^\d+\.\d+$/.test(value) && !own.includes(value) && textOf(member).includes(apart))
        return { member, actual: [apart], expected: [value] }
    }
  }
  return undefined
}

const valuesOf = (quantities: readonly Quantity[]): Set<string> => new Set(quantities.map((one) => one.value))

/** Two neighbouring digits stand in the other order, or one digit was added, lost or changed; a year next to another is no slip. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 3 || a === b || !/^\d+$/u.test(a + b)) return false
  const at = [...a].findIndex((digit, index) => digit !== b[index])
  if (a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at]) return a.slice(at + 2) === b.slice(at + 2)
  if (YEAR.test(a) && YEAR.test(b)) return false
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  const from = at < 0 ? short.length : at
  return long.slice(from + 1) === short.slice(long.length === short.length ? from + 1 : from)
}

const textOf = ({ blocks }: Cell): string => blocks.map(proseOf).join(' ').replace(/\s+/gu, ' ')

const DIGIT = /\p{Nd}/u

/** Numbers outside code, and those that are all that a piece of code holds. */
function quantitiesIn({ edition, blocks }: Cell, context: RuleContext): Quantity[] {
  const lexicon = context.lexicons.get(edition.locale)
  return blocks.flatMap((block) => quantitiesOf(withNumberWords(proseOf(block), lexicon), edition.locale, lexicon))
}

const proseOf = (block: Block): string =>
  block.inlines.length === 0
    ? block.text
    : block.inlines.map(shownOf).join(EDGE).replace(GLUED, ' ').replaceAll(EDGE, '')

const shownOf = ({ kind, text }: Inline): string =>
  kind === 'image' || (kind === 'code' && !VALUE.test(text)) ? '' : text

/** Where a bold name or another piece of code is glued to a number, the number ends all the same. */
const EDGE = '\u2060'
const GLUED = /(?<=\d)\u2060(?=[\p{L}\p{N}])/gu
const VALUE = /^[+-]?\d[\d.,:/\s-]{0,60}\p{L}{0,12}$/u
