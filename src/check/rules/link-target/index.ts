import { z } from 'zod'
import { type AlignedTopic, type Inline, type Observation, type Row, type Rule, urlId } from '../../../model/index.ts'
import { swapsOf } from '../../outlier.ts'
import { type Cell, cellsOf, placeOf, sourceOf } from '../../view.ts'

const data = z.object({ actual: z.string(), expected: z.string(), locales: z.array(z.string()) })

/** Links of aligned sentences that lead to different pages; language, host and page ids of one page are the same page. */
export const linkTarget: Rule<z.infer<typeof data>> = {
  id: 'link-target',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    for (const row of topic.alignment.rows) yield* links(topic, row)
  },
}

const linksOf = (cell: Cell): Inline[] =>
  cell.blocks.flatMap((block) => block.inlines.filter((one) => one.kind === 'link' && one.url))

function* links(topic: AlignedTopic, row: Row): Iterable<Observation> {
  const cells = cellsOf(topic, row).filter((cell) => linksOf(cell).length > 0)
  if (cells.length < 2) return
  const source = sourceOf(topic)
  for (const swap of swapsOf(cells, (cell) => linksOf(cell).map((link) => urlId(link.url!)))) {
    const { member } = swap
    if (cells.length === 2 && member.index === source) continue
    const others = cells.filter((cell) => cell !== member)
    const agreed = others.some((cell) => cell.index === source) && others.length > 1
    const own = linksOf(member).find((link) => swap.actual.includes(urlId(link.url!)))
    const block = member.blocks[0]!
    yield {
      place: placeOf(member.edition, { region: own?.region ?? block.region, text: own?.text ?? block.text }),
      related: others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
      blames: agreed,
      evidence: agreed ? 'vote' : 'none',
      confidence: row.confidence,
      // The source against all: it was corrected, or moved, after the translation; the old page usually still leads there.
      severity: agreed ? 'warning' : 'note',
      variant: agreed ? 'message' : 'differs',
      data: {
        actual: swap.actual.join(', '),
        expected: swap.expected.join(', '),
        locales: others.map((cell) => cell.edition.locale),
      },
      signature: `${swap.actual.join(' ')} ${swap.expected.join(' ')}`,
    }
  }
}
