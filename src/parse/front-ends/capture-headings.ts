import type { Matcher } from '../lexicon/matcher.ts'

/** A piece of a captured page before it is known whether it is a heading. */
export interface Piece {
  kind: 'line' | 'text' | 'item' | 'code' | 'alert'
  text: string
  indent: number
}

const LONGEST = 140
const SENTENCE_END = /[.;:,。；：，]$/u
const WORD = /[\p{L}\p{N}]{3,}/gu

/** The line could be a heading by its look: at the margin, short, alone, and no sentence. */
function looksLikeHeading(piece: Piece): boolean {
  return piece.kind === 'line' && piece.indent === 0 && piece.text.length <= LONGEST && !SENTENCE_END.test(piece.text)
}

/**
 * Decides which of the lines that look like headings are: the index of the title, and of the headings under it. What comes
 * before the title is page chrome; what is neither is a label inside a section.
 */
export function findHeadings(
  pieces: readonly Piece[],
  labels: Matcher,
  any: Matcher,
): { title: number; headings: Set<number> } {
  const title = findTitle(pieces, any)
  const words = new Set(wordsOf(pieces[title]?.text ?? ''))
  const candidates = pieces.flatMap((piece, index) => {
    const isCandidate = index > title && looksLikeHeading(piece) && !labelled(piece.text, any)
    return isCandidate ? [index] : []
  })
  const known = candidates.filter(
    (index) => labels.exact(pieces[index]!.text, 'heading') || labels.step(pieces[index]!.text),
  )
  const related = candidates.filter((index) => wordsOf(pieces[index]!.text).some((word) => words.has(word)))
  // Where most candidates speak of the title's subject, those that do not are labels inside a section.
  const speaksOfTitle = related.length * 2 > candidates.length
  const headings = new Set<number>()
  for (const index of candidates) {
    if (known.includes(index)) headings.add(index)
    else if (!isLabel(pieces, index) && (!speaksOfTitle || related.includes(index))) headings.add(index)
  }
  return { title, headings }
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? []

/** A line that only names the code after it, an alert between them or not, opens no section. */
function isLabel(pieces: readonly Piece[], index: number): boolean {
  const next = pieces.slice(index + 1, index + 3).find((piece) => piece.kind !== 'alert')
  return next?.kind === 'code'
}

/** The title is the last line by itself before the label "Applies to", or else before the first real paragraph. */
function findTitle(pieces: readonly Piece[], any: Matcher): number {
  let last = -1
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!
    if (labelled(piece.text, any) || piece.kind !== 'line' || !looksLikeHeading(piece)) {
      if (last !== -1) return last
      continue
    }
    if (!any.exact(piece.text, 'nav')) last = index
  }
  return last
}

function labelled(text: string, any: Matcher): boolean {
  const colon = text.search(/[:：︰]/)
  return colon > 0 && colon < 60 && any.exact(text.slice(0, colon), 'label') !== undefined
}
