import type { Block, Section } from '../../model/index.ts'

const LONGEST = 60
const BRACKETS = /^[\s[\]「」『』＜＞<>«»“”"'`（）()]+|[\s[\]「」『』＜＞<>«»“”"'`（）():：,.，。；;]+$/gu
/**
 * A name rather than a word, in any script around it: an acronym, or capitals inside (`ActiveSync`, `MAPI`). Repetition is
 * bounded, because a regular expression keeps a stack.
 */
const NAME =
  /(?<![\p{L}\p{N}])(?:[A-Z][a-z]{1,30}(?:[A-Z][a-z0-9]{0,30}){1,8}|[A-Z][A-Z0-9]{1,30}[a-z]{0,9}[A-Za-z0-9]{0,30}|[A-Za-z0-9]{1,30}(?:-[A-Z][A-Za-z0-9]{0,30}){1,8})(?![\p{L}\p{N}])/gu
const CAPITALIZED = /(?<=[\p{Ll},;] )[A-Z][a-z]{1,30}(?: [A-Z][A-Za-z]{1,30}){1,6}/gu
const LONGEST_TEXT = 10_000

/**
 * Fills in what each section says it is about: the objects its introduction sets in bold or as code, then the names in its
 * heading. Without markup (a capture) the names in the introduction stand in for the bold ones.
 */
export function declareSubjects(sections: readonly Section[], blocks: readonly Block[]): void {
  const hasMarkup = blocks.some((block) => block.inlines.some((inline) => inline.kind === 'strong'))
  for (const section of sections) {
    const heading = section.heading === undefined ? undefined : blocks[section.heading]
    const introduction = introductionOf(section, blocks)
    const declared = introduction.flatMap((block) => (hasMarkup ? marked(block) : names(block.text)))
    section.subjects = unique([...declared, ...(heading ? names(heading.text, false) : [])])
  }
}

/** The paragraphs between the heading and the first step. */
function introductionOf(section: Section, blocks: readonly Block[]): Block[] {
  const first = section.steps[0]?.block ?? section.to
  return blocks
    .slice(section.from, first)
    .filter((block) => block.kind === 'paragraph' && !block.navigation && block.parent === undefined)
}

function marked(block: Block): string[] {
  return block.inlines.flatMap((inline) => {
    const isLabel = inline === block.inlines[0] && inline.kind === 'strong'
    return !isLabel && (inline.kind === 'strong' || inline.kind === 'code') ? [inline.text] : []
  })
}

function names(whole: string, sequences = true): string[] {
  const text = whole.slice(0, LONGEST_TEXT)
  const found = [...text.matchAll(NAME)].map((match) => ({ at: match.index, text: match[0] }))
  if (sequences) found.push(...[...text.matchAll(CAPITALIZED)].map((match) => ({ at: match.index, text: match[0] })))
  return found.sort((a, b) => a.at - b.at).map((each) => each.text)
}

function unique(subjects: readonly string[]): string[] {
  const seen = new Set<string>()
  return subjects
    .filter((subject) => subject.length <= 2 * LONGEST)
    .map((subject) => subject.replace(BRACKETS, ''))
    .filter((subject) => {
      const key = subject.toLowerCase()
      if (subject.length < 2 || subject.length > LONGEST || seen.has(key)) return false
      seen.add(key)
      return true
    })
}
