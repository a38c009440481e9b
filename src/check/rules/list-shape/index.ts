import { z } from 'zod'
import { type AlignedTopic, type Block, nameOf, type Observation, type Row, type Rule } from '../../../model/index.ts'
import { type Cell, campsOf, cellsOf, placeOf, sourceOf } from '../../view.ts'

const data = z.object({
  /** Depth of the item, or number of items, here and in the others. */
  actual: z.int(),
  expected: z.int(),
  text: z.string(),
  locales: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** Items that stand deeper or less deep in one edition than in all others, and steps run together or cut in two. */
export const listShape: Rule<Data> = {
  id: 'list-shape',
  category: 'structure',
  severity: 'warning',
  data,
  *check(topic) {
    let last: Odd | undefined
    for (const row of topic.alignment.rows) {
      const odd = oddOf(topic, row)
      // Children follow their item, and a list its first item: one cause.
      if (odd && !(last && odd.variant === 'depth' && last.variant === 'depth' && isSame(odd, last)))
        yield observe(topic, row, odd)
      if (odd || row.kind === 'item') last = odd
    }
  },
}

interface Odd {
  variant: 'depth' | 'merged' | 'split'
  member: Cell
  others: Cell[]
  actual: number
  expected: number
}

const isSame = (a: Odd, b: Odd) => a.member.index === b.member.index && a.actual - a.expected === b.actual - b.expected

function oddOf(topic: AlignedTopic, row: Row): Odd | undefined {
  const cells = cellsOf(topic, row)
  if (cells.length < 3 || row.confidence < SURE_STEPS || !cells.every(({ blocks }) => blocks.every(isItem)))
    return undefined
  const steps = outlier(cells, ({ blocks }) => blocks.filter((block) => block.ordinal !== undefined).length)
  if (steps && steps.actual > 0 && steps.expected > 0)
    return { variant: steps.actual < steps.expected ? 'merged' : 'split', ...steps }
  const depth = row.confidence < SURE ? undefined : outlier(cells, ({ blocks }) => blocks[0]!.depth)
  return depth && { variant: 'depth', ...depth }
}

const isItem = (block: Block) => block.kind === 'item' && !block.navigation

/** Below this the cells may not be the same items. */
const SURE = 0.45
/** The same where steps were run together: the whole is hardly like any of them. */
const SURE_STEPS = 0.3

/** The one edition that measures otherwise than all others, which agree. */
function outlier(cells: readonly Cell[], measure: (cell: Cell) => number): Omit<Odd, 'variant'> | undefined {
  const camps = [...campsOf(cells, (cell) => String(measure(cell))).values()].sort((a, b) => a.length - b.length)
  const [own, others] = camps
  if (camps.length !== 2 || own!.length !== 1 || others!.length < 2) return undefined
  return { member: own![0]!, others: others!, actual: measure(own![0]!), expected: measure(others![0]!) }
}

function observe(topic: AlignedTopic, row: Row, { variant, member, others, actual, expected }: Odd): Observation {
  const [block] = member.blocks as [Block, ...Block[]]
  const blames = member.index !== sourceOf(topic)
  const numbered = [member, ...others].some(({ blocks }) => blocks[0]!.ordinal !== undefined)
  return {
    place: placeOf(member.edition, block),
    related: others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    blames,
    evidence: blames ? 'vote' : 'none',
    confidence: row.confidence,
    // Bullets have no numbers that could be wrong; the source against all is a later revision.
    severity: blames && numbered ? 'warning' : 'note',
    variant,
    data: {
      actual,
      expected,
      text: block.text.replace(/\s+/gu, ' ').slice(0, 80),
      locales: others.map((cell) => nameOf(cell.edition)),
    } satisfies Data,
    signature: `${variant} ${actual} ${expected} ${block.text.slice(0, 60)}`,
  }
}
