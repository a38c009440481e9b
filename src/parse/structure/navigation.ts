import type { Block } from '../../model/index.ts'
import { fold } from '../lexicon/fold.ts'
import type { Matcher } from '../lexicon/matcher.ts'

const LONGEST = 160
/** No contents list is longer; a hostile text may be. */
const MOST_LINES = 120
const SENTENCE_END = /[.;。；]$/

/** Flags what leads to content and is none: contents lists, "return to top", a stray title before a heading. */
export function flagNavigation(blocks: readonly Block[], labels: Matcher): void {
  const titles = repeatingHeadings(blocks)
  flagContents(blocks, titles, labels)
  flagResidue(blocks, titles)
}

/** The short blocks whose text is also the text of a heading. */
function repeatingHeadings(blocks: readonly Block[]): Set<Block> {
  const titles = new Set(blocks.filter((block) => block.kind === 'heading').map((block) => fold(block.text)))
  return new Set(blocks.filter((block) => isLine(block) && titles.has(fold(block.text))))
}

const isLine = (block: Block): boolean =>
  (block.kind === 'paragraph' || block.kind === 'item') &&
  block.commands.length === 0 &&
  block.text.length <= LONGEST &&
  !SENTENCE_END.test(block.text)

const isBoldLabel = (block: Block): boolean =>
  block.kind === 'paragraph' && block.inlines.length === 1 && block.inlines[0]!.kind === 'strong'

/**
 * A label for contents (`domain/languages.md` 6.1, rule 7) and the lines after it, which repeat headings, often in another
 * language. A bold label the lexicon does not know counts when most of its lines repeat headings.
 */
function flagContents(blocks: readonly Block[], titles: ReadonlySet<Block>, labels: Matcher): void {
  for (const block of blocks) {
    const known = block.kind === 'paragraph' && labels.exact(block.text, 'label') === 'label.contents'
    if (block.navigation || (!known && !isBoldLabel(block) && !isAnchorList(blocks, block.id))) continue
    const lines = linesAfter(blocks, known || isBoldLabel(block) ? block.id + 1 : block.id)
    const repeated = lines.filter((line) => titles.has(line) || isAnchor(line)).length
    if (!known && (repeated < 2 || repeated * 2 < lines.length)) continue
    if (known || isBoldLabel(block)) block.navigation = true
    for (const line of lines) line.navigation = true
  }
}

function linesAfter(blocks: readonly Block[], from: number): Block[] {
  const lines: Block[] = []
  const until = Math.min(blocks.length, from + MOST_LINES)
  for (let id = from; id < until && isLine(blocks[id]!); id++) lines.push(blocks[id]!)
  return lines
}

const isAnchor = (block: Block): boolean =>
  block.inlines.length === 1 && block.inlines[0]!.kind === 'link' && (block.inlines[0]!.url ?? '').startsWith('#')

const isAnchorList = (blocks: readonly Block[], id: number): boolean =>
  isAnchor(blocks[id]!) && !(id > 0 && blocks[id - 1]!.navigation)

/** "Return to top", and the title of a section that stands where that phrase should be (rule 6). */
function flagResidue(blocks: readonly Block[], titles: ReadonlySet<Block>): void {
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.parent !== undefined || block.text.length > LONGEST) continue
    const next = blocks[block.id + 1]
    const isLast = next === undefined || next.kind === 'heading'
    const isPhrase = block.concept?.startsWith('nav.') === true
    if (isPhrase || (isLast && titles.has(block))) block.navigation = true
  }
}
