import { isCmdletName } from '../../../commands/index.ts'
import { type AlignedTopic, nameOf, type Observation, type Row, type RuleContext } from '../../../model/index.ts'
import { judge } from '../../judge.ts'
import { type Cell, campsOf, cellsOf, placeOf } from '../../view.ts'

/** Chinese sets no space around a name. */
const NAME =
  /(?<![\p{Script=Latin}\p{N}-])\p{Script=Latin}+-\p{Script=Latin}[\p{Script=Latin}\p{N}]*(?![\p{Script=Latin}\p{N}-])/gu

/** Aligned sentences that name different cmdlets: the same number of them, and one is another. */
export function* mentions(topic: AlignedTopic, row: Row, context: RuleContext): Iterable<Observation> {
  if (row.kind === 'code' || row.kind === 'other') return
  const cells = cellsOf(topic, row).filter((cell) => namesIn(cell, context).length > 0)
  const camps = [...campsOf(cells, (cell) => namesIn(cell, context).join(' ').toLowerCase()).values()]
  if (camps.length !== 2) return
  const [a, b] = camps.map((camp) => namesIn(camp[0]!, context)) as [string[], string[]]
  const [onlyA, onlyB] = [without(a, b), without(b, a)]
  if (a.length !== b.length || onlyA.length !== 1 || onlyB.length !== 1) return
  const verdict = judge(
    topic,
    camps.map((camp) => ({ editions: camp.map((cell) => cell.index) })),
  )
  const faulty = camps.find((camp) => camp.some((cell) => verdict.faulty.includes(cell.index)))!
  const right = camps.find((camp) => camp !== faulty)!
  const [actual, expected] = faulty === camps[0] ? [onlyA[0]!, onlyB[0]!] : [onlyB[0]!, onlyA[0]!]
  const [first, ...others] = faulty as [Cell, ...Cell[]]
  yield {
    place: placeOf(first.edition, first.blocks[0]!),
    related: [...others, ...right].map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    blames: verdict.blames,
    evidence: verdict.evidence,
    confidence: row.confidence,
    category: 'prose',
    severity: 'warning',
    variant: verdict.blames ? 'message' : 'differs',
    data: { actual, expected, changes: ['cmdlet'], cmdlet: actual, locales: right.map((cell) => nameOf(cell.edition)) },
    signature: `${actual} ${expected} in prose`.toLowerCase(),
  }
}

/** Names of known cmdlets in a cell's sentences, in alphabetical order. Words such as `read-only` are none. */
function namesIn(cell: Cell, { catalog }: RuleContext): string[] {
  const found = cell.blocks.flatMap((block) => (block.kind === 'code' ? [] : (block.text.match(NAME) ?? [])))
  const cmdlets = found.filter((name) => isCmdletName(name) && catalog.cmdlet(name) !== undefined)
  return [...new Map(cmdlets.map((name) => [name.toLowerCase(), name])).values()].sort()
}

const without = (names: readonly string[], others: readonly string[]): string[] =>
  names.filter((name) => !others.some((other) => other.toLowerCase() === name.toLowerCase()))
