import type { Block, Catalog, Command, Edition, Lexicon } from '../../../src/model/index.ts'
import type { Random } from './random.ts'

/** An edition that is going to be damaged. */
export interface Subject {
  /** Raw text of the document. */
  text: string
  edition: Edition
  /** Blocks that may be changed: content that most other editions have too, and of which nothing is reported yet. */
  blocks: readonly Block[]
  lexicon: Lexicon | undefined
  catalog: Catalog
  /** What the other editions have in a block's place. */
  counterparts(block: Block): readonly Counterpart[]
}

export interface Counterpart {
  locale: string
  /** Raw text of that document. */
  text: string
  block: Block
}

/** The document afterwards. */
export interface Mutant {
  text: string
  /** First changed line of the document before, counted from 1. */
  line: number
  /** What was taken out and what was put in, at the first place. */
  before: string
  after: string
}

/** Makes one change to an edition's text; pure, and nothing where the edition has no place for it. */
export interface Operator {
  id: string
  /** Whether a change of this kind must be found, or must stay silent. */
  harmful: boolean
  /** The product rates this kind as a note on purpose: a note counts as found. */
  note?: true
  mutate(subject: Subject, random: Random): Mutant | undefined
}

/** A stretch of the raw text and what replaces it. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** Applies edits that do not overlap; nothing where they change nothing. */
export function mutantOf(text: string, edits: readonly Edit[]): Mutant | undefined {
  const sorted = [...edits].sort((a, b) => a.start - b.start)
  const first = sorted.find((edit) => text.slice(edit.start, edit.end) !== edit.text)
  if (!first) return undefined
  let made = ''
  let at = 0
  for (const edit of sorted) {
    made += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return {
    text: made + text.slice(at),
    line: text.slice(0, first.start).split('\n').length,
    before: text.slice(first.start, first.end),
    after: first.text,
  }
}

/** A place where a command's text stands in the raw file. */
export interface CommandSite {
  block: Block
  command: Command
}
