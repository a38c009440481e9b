import type { Block, Finding, Row, Severity } from '../../../src/model/index.ts'
import type { Bench, Original } from './corpus.ts'
import type { Counterpart, Subject } from './operator.ts'

/**
 * An edition of an article with the blocks that may be changed. Left out: navigation and boilerplate, what fewer than three other
 * editions have (its loss makes the editions more alike, not less), and places of which something that counts is reported already.
 */
export function subjectOf(bench: Bench, original: Original, index: number, counting: readonly Severity[]): Subject {
  const { topic, documents, findings } = original
  const edition = topic.editions[index]!
  const rows = new Map<number, Row>()
  for (const row of topic.alignment.rows) for (const id of row.cells[index] ?? []) rows.set(id, row)
  const reported = linesReported(
    findings.filter((finding) => counting.includes(finding.severity)),
    edition.path,
  )
  const isFree = (block: Block) => {
    const row = rows.get(block.id)
    const others = row?.cells.filter((cell, other) => other !== index && cell.length === 1).length ?? 0
    const content = block.kind !== 'other' && !block.navigation && !block.concept?.startsWith('boilerplate.')
    return (
      content &&
      others >= Math.min(3, topic.editions.length - 1) &&
      row?.cells[index]?.length === 1 &&
      !overlaps(block, reported)
    )
  }
  const counterparts = (block: Block): Counterpart[] =>
    (rows.get(block.id)?.cells ?? []).flatMap((cell, other) => {
      const [one] = cell
      const found = other === index || one === undefined ? undefined : topic.editions[other]!.blocks[one]
      return found ? [{ locale: topic.editions[other]!.locale, text: documents[other]!.text, block: found }] : []
    })
  return {
    text: documents[index]!.text,
    edition,
    blocks: edition.blocks.filter(isFree),
    lexicon: bench.options.lexicons.get(edition.locale),
    catalog: bench.options.catalog,
    counterparts,
  }
}

type Lines = readonly (readonly [number, number])[]

const linesReported = (findings: readonly Finding[], path: string): Lines =>
  findings
    .flatMap((finding) => [finding.place, ...finding.related])
    .filter((place) => place.path === path)
    .map(({ region }) => [region.start.line, region.end.line] as const)

const overlaps = (block: Block, lines: Lines) =>
  lines.some(([from, to]) => block.region.start.line <= to && from <= block.region.end.line)
