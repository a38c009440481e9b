import { z } from 'zod'
import {
  type AlignedTopic,
  type Block,
  type Edition,
  type Inline,
  nameOf,
  type Observation,
  type Row,
  type Rule,
  resolveLocale,
  urlId,
} from '../../../model/index.ts'
import { type Swap, swapsAmong } from '../../outlier.ts'
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
    for (const edition of topic.editions) yield* foreign(topic, edition)
  },
}

const linksOf = (cell: Cell): Inline[] =>
  cell.blocks.flatMap((block) => block.inlines.filter((one) => one.kind === 'link' && one.url))

function* links(topic: AlignedTopic, row: Row): Iterable<Observation> {
  const cells = cellsOf(topic, row).filter((cell) => linksOf(cell).length > 0)
  if (cells.length < 2) return
  const source = sourceOf(topic)
  const said = (cell: Cell) => linksOf(cell).map((link) => urlId(link.url!))
  for (const swap of swapsAmong(cells, said, (cell) => cell.index === source)) {
    const { member } = swap
    if (cells.length === 2 && member.index === source) continue
    const others = cells.filter((cell) => cell !== member && swap.expected.every((id) => said(cell).includes(id)))
    const agreed = others.length > 1 && member.index !== source && cells.some((cell) => cell.index === source)
    const own = linksOf(member).find((link) => swap.actual.includes(urlId(link.url!)))
    const block = member.blocks[0]!
    yield {
      place: placeOf(member.edition, { region: own?.region ?? block.region, text: own?.text ?? block.text }),
      related: others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
      blames: agreed,
      evidence: agreed ? 'vote' : 'none',
      confidence: row.confidence,
      // The source against all: it was corrected, or moved, after the translation; the old page usually still leads there.
      severity: agreed && !isReaddressed(swap) ? 'warning' : 'note',
      variant: agreed ? 'message' : 'differs',
      data: {
        actual: swap.actual.join(', '),
        expected: swap.expected.join(', '),
        locales: others.map((cell) => nameOf(cell.edition)),
      },
      signature: `${swap.actual.join(' ')} ${swap.expected.join(' ')}`,
    }
  }
}

/** Links that name a language which is neither the edition's nor the source's: the reader lands on a page they cannot read. */
function* foreign(topic: AlignedTopic, edition: Edition): Iterable<Observation> {
  const source = topic.editions[sourceOf(topic)]
  if (!source) return
  const fine = [edition.locale, source.locale]
  for (const block of edition.blocks)
    for (const link of block.inlines) {
      const tag = link.kind === 'link' && link.url?.match(LANGUAGE)?.[1]
      if (!tag || resolveLocale(tag, fine) || source.blocks.some((other) => hasLink(other, link.url!))) continue
      yield {
        place: placeOf(edition, { region: link.region ?? block.region, text: link.text }),
        related: [],
        blames: true,
        evidence: 'consistency',
        confidence: 0.9,
        variant: 'language',
        data: { actual: tag.toLowerCase(), expected: edition.locale, locales: [edition.locale] },
        signature: `${edition.locale} ${tag.toLowerCase()}`,
      }
    }
}

/** A language tag as a folder of an address: `/fr-fr/`. */
const LANGUAGE = /^(?:https?:\/\/[^/]+)?\/([a-z]{2}-[a-z]{2})(?=\/|$)/iu

const hasLink = ({ inlines }: Block, url: string) => inlines.some((one) => one.kind === 'link' && one.url === url)

/** A page has addresses of several kinds (an id in the old library, a path in the new one); people in examples have local names. */
function isReaddressed({ actual, expected }: Swap<Cell>): boolean {
  const kinds = new Set(expected.map(kindOf))
  return actual.every((id) => kindOf(id) === 'mail' || !kinds.has(kindOf(id)))
}

const kindOf = (id: string): string => {
  if (/^mailto:|@/u.test(id)) return 'mail'
  if (/^fwlink:/u.test(id)) return 'forward'
  if (/\/library\//u.test(id)) return 'library'
  return id.startsWith('/') ? 'path' : 'file'
}
