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
import { counted, type Swap, swapsAmong, uncounted } from '../../outlier.ts'
import { type Cell, cellsOf, placeOf, sourceOf } from '../../view.ts'
import { isGlued, isMail, isSameKind, isTruncated, movedFrom, withoutSamePages } from './addresses.ts'

const data = z.object({ actual: z.array(z.string()), expected: z.array(z.string()), locales: z.array(z.string()) })

/** Links of aligned sentences that lead to different pages; language, host and page ids of one page are the same page. */
export const linkTarget: Rule<z.infer<typeof data>> = {
  id: 'link-target',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    for (const edition of topic.editions) {
      yield* foreign(topic, edition)
      yield* shown(edition)
    }
    for (const row of topic.alignment.rows) yield* links(topic, row)
  },
}

const linksOf = (cell: Cell): Inline[] =>
  cell.blocks.flatMap((block) => block.inlines.filter((one) => one.kind === 'link' && one.url))

function* links(topic: AlignedTopic, row: Row): Iterable<Observation> {
  const cells = cellsOf(topic, row).filter((cell) => linksOf(cell).length > 0)
  if (cells.length < 2) return
  const source = sourceOf(topic)
  const said = (cell: Cell) => counted(linksOf(cell).map((link) => urlId(link.url!)))
  for (const found of swapsAmong(cells, said, (cell) => cell.index === source)) {
    const swap = withoutSamePages({ ...found, ...readable(found) })
    const isSource = found.member.index === source
    if (swap.actual.length === 0 || swap.expected.length === 0 || (cells.length === 2 && isSource)) continue
    const others = cells.filter(
      (cell) => cell !== found.member && found.expected.every((id) => said(cell).includes(id)),
    )
    const lost = isTruncated(swap) && !others.some((cell) => cell.index === source)
    yield lost
      ? truncated(swap, others, row.confidence)
      : differing(swap, others, { isSource, confidence: row.confidence })
  }
}

const readable = ({ actual, expected }: Swap<Cell>) => ({
  actual: actual.map(uncounted),
  expected: expected.map(uncounted),
})

function differing(
  swap: Swap<Cell>,
  others: readonly Cell[],
  { isSource, confidence }: { isSource: boolean; confidence: number },
): Observation {
  const { member, actual, expected } = swap
  const own = linksOf(member).find((link) => actual.includes(urlId(link.url!)))
  const block = member.blocks[0]!
  const locale = nameOf(member.edition)
  const moved = movedFrom(swap)
  const agreed = others.length > 1 && !isSource && !moved && !actual.every(isMail) && !isGlued(swap)
  return {
    place: placeOf(member.edition, { region: own?.region ?? block.region, text: own?.text ?? block.text }),
    related: others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    blames: agreed,
    evidence: agreed ? 'vote' : 'none',
    confidence,
    // The source against all: it was corrected, or moved, after the translation; the old page usually still leads there.
    severity: agreed ? 'warning' : 'note',
    variant: agreed ? 'message' : moved ? 'moved' : 'differs',
    data: { actual, expected, locales: others.map((cell) => nameOf(cell.edition)) },
    // One edition gives another kind of address throughout: that is one difference, not one a link.
    signature: moved ? `moved ${locale} ${moved}` : `${actual.join(' ')} ${expected.join(' ')}`,
  }
}

/** The lone edition has the whole number, the others lost its end. */
function truncated({ member, actual, expected }: Swap<Cell>, others: readonly Cell[], confidence: number): Observation {
  const [place, ...related] = [...others, member].map((cell) => placeOf(cell.edition, cell.blocks[0]!))
  return {
    place: place!,
    related,
    blames: true,
    evidence: 'consistency',
    confidence,
    data: { actual: expected, expected: actual, locales: [nameOf(member.edition)] },
    signature: `${expected.join(' ')} ${actual.join(' ')}`,
  }
}

/** Links that show an address and lead to another one of the same kind. */
function* shown(edition: Edition): Iterable<Observation> {
  for (const block of edition.blocks)
    for (const { kind, text, url, region } of block.inlines) {
      if (kind !== 'link' || !url || !/^https?:\/\/\S+$/iu.test(text.trim())) continue
      const [actual, expected] = [urlId(url), urlId(text.trim())]
      if (actual === expected || !isSameKind(actual, expected)) continue
      yield {
        place: placeOf(edition, { region: region ?? block.region, text }),
        related: [],
        blames: true,
        evidence: 'consistency',
        confidence: 0.9,
        variant: 'shown',
        data: { actual: [actual], expected: [expected], locales: [edition.locale] },
        signature: `${actual} ${expected}`,
      }
    }
}

/** Links that name a language which is neither the edition's nor the source's: the reader lands on a page they cannot read. */
function* foreign(topic: AlignedTopic, edition: Edition): Iterable<Observation> {
  const source = topic.editions[sourceOf(topic)]
  const fine = [edition.locale, source?.locale ?? 'en']
  for (const block of edition.blocks)
    for (const link of block.inlines) {
      const tag = link.kind === 'link' && link.url?.match(LANGUAGE)?.[1]
      if (!tag || resolveLocale(tag, fine) || source?.blocks.some((other) => hasLink(other, link.url!))) continue
      yield {
        place: placeOf(edition, { region: link.region ?? block.region, text: link.text }),
        related: [],
        blames: true,
        evidence: 'consistency',
        confidence: 0.9,
        variant: 'language',
        data: { actual: [tag.toLowerCase()], expected: [edition.locale], locales: [edition.locale] },
        signature: `${edition.locale} ${tag.toLowerCase()}`,
      }
    }
}

/** A language tag as a folder of an address: `/fr-fr/`. */
const LANGUAGE = /(?:^|https?:\/\/[^/]+)\/([a-z]{2}-[a-z]{2})(?=\/|$)/iu

const hasLink = ({ inlines }: Block, url: string) => inlines.some((one) => one.kind === 'link' && one.url === url)
