import { placeholders } from '../../../commands/index.ts'
import type { AlignedTopic, Inline, Row } from '../../../model/index.ts'
import { foldText, hasName, identifiersIn, isPath, isPhrase, literalsOf } from '../../names.ts'
import { type Cell, cellsOf } from '../../view.ts'

/**
 * `identifier`: nothing but a name looks like it; `marked`: in bold, code or emphasis; `defined`: what a list of values opens
 * with; `value`: a value of a command.
 */
export type Kind = 'identifier' | 'marked' | 'defined' | 'value'

/** One edition's wording of a sentence. Most are never asked for more than one of its forms, which are made on demand. */
export class Reading implements Cell {
  readonly index: number
  readonly edition: Cell['edition']
  readonly blocks: Cell['blocks']
  readonly text: string
  #folded: string | undefined
  #squeezed: string | undefined
  #marked: readonly string[] | undefined

  constructor({ index, edition, blocks }: Cell) {
    this.index = index
    this.edition = edition
    this.blocks = blocks
    this.text = blocks.length === 1 ? blocks[0]!.text : blocks.map((block) => block.text).join('\n')
  }

  /** As names are compared. */
  get folded(): string {
    this.#folded ??= foldText(this.text)
    return this.#folded
  }

  /** Without spaces. */
  get squeezed(): string {
    this.#squeezed ??= squeeze(this.text)
    return this.#squeezed
  }

  /** Text that is no link's: titles of other articles are translated. */
  get plain(): string {
    return this.#texts((kind) => kind !== 'link' && kind !== 'image').join('')
  }

  /** What stands in bold, in code or in italics. */
  get marked(): readonly string[] {
    this.#marked ??= this.#texts((kind) => kind === 'strong' || kind === 'code' || kind === 'emphasis').map((text) =>
      text.trim(),
    )
    return this.#marked
  }

  #texts(isWanted: (kind: Inline['kind']) => boolean): string[] {
    return this.blocks.flatMap(({ inlines }) => inlines.flatMap(({ kind, text }) => (isWanted(kind) ? [text] : [])))
  }
}

const squeeze = (text: string): string => text.replace(/\s+/gu, '')

/** What the editions have in a row, where it is prose in all of them. */
export const readingsOf = (topic: AlignedTopic, row: Row): Reading[] =>
  cellsOf(topic, row)
    .filter(({ blocks }) => !blocks.some((block) => block.navigation || block.kind === 'code'))
    .map((cell) => new Reading(cell))

/** The values of a topic's commands that are names of several words, as written. */
export const phrasesOf = ({ editions }: AlignedTopic): string[] => [
  ...new Set(editions.flatMap((edition) => [...literalsOf(edition).values.values()].filter(isPhrase))),
]

/** What may be a name in a reading, strongest kind first. */
export function* candidates(reading: Reading, phrases: readonly string[]): Iterable<[string, Kind]> {
  // A heading is a title: what it names stands in the text below.
  if (reading.blocks.every((block) => block.kind !== 'heading')) {
    const plain = phrases.length > 0 ? reading.plain : ''
    for (const phrase of phrases) if (plain.includes(phrase)) yield [phrase, 'value']
    for (const name of defined(reading.text)) yield [name, 'defined']
  }
  for (const name of identifiersIn(reading.text)) yield [name, 'identifier']
  for (const span of reading.marked)
    if (/^(?:[-/])?[A-Z][\x20-\x7e]*$/.test(span) && span.length <= 80 && !span.endsWith(':')) yield [span, 'marked']
}

/** A sentence that opens with a name and something in parentheses lists a value: `Mailbox (or MB)`. */
function defined(text: string): string[] {
  const [, name, inside = ''] = /^([A-Z][A-Za-z]+) [(（]([^()（）]{1,60}[)）]$)?/.exec(text) ?? []
  return name ? [name, ...(inside.match(/(?<![\p{L}\p{N}])[A-Z]{2,5}(?![\p{L}\p{N}])/gu) ?? [])] : []
}

/** A single letter is a key to press: it counts only where it is set apart. A name that lost or won a space is still there. */
export const keeps = (reading: Reading, name: string, key: string): boolean =>
  name.length === 1
    ? reading.marked.some((span) => span.toUpperCase() === name) || isLetterOf(reading.text, name)
    : hasName(reading.folded, key.replace(/(?<=\w{4})\.exe$/, '')) ||
      reading.text.includes(name) ||
      (name.length <= LONGEST && reading.squeezed.includes(squeeze(name)) && spaced(name).test(reading.text))

/** A Latin letter alone in Han script is nothing else. */
const isLetterOf = (text: string, letter: string): boolean =>
  /\p{Script=Han}/u.test(text) &&
  new RegExp(`(?<![\\p{Script=Latin}\\d])${letter}(?![\\p{Script=Latin}\\d])`, 'u').test(text)

/** Longer names are not looked for piece by piece. */
const LONGEST = 100

/** A name that may have a space before a hump or beside a mark. */
function spaced(name: string): RegExp {
  const pieces = name.split(/(?<=[a-z])(?=[A-Z])|(?<=[:{}*])|(?=[:{}*])/)
  const body = pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s?')
  return new RegExp(`(?<![\\p{Script=Latin}\\d])${body}(?![\\p{Script=Latin}\\d])`, 'u')
}

/** It stands in angle brackets, or has some: the reader replaces it. */
export const isPlaceholder = (text: string, name: string): boolean =>
  /<[^<>]+>/.test(name) ||
  (text.includes('<') && placeholders(text).some(({ kind, text: inside }) => kind === 'angle' && inside.includes(name)))

/** It is part of a command written in the sentence: commands have rules of their own. */
export const isInCommand = ({ blocks }: Cell, name: string): boolean =>
  blocks.some((block) => block.commands.some((command) => command.text.includes(name)))

/** The sentence has a name with humps or a backslash that no other edition has. */
export function hasOwnName(reading: Reading, all: readonly Reading[]): boolean {
  return identifiersIn(reading.text).some(
    (name) =>
      (isPath(name) || /[a-z][A-Z]/.test(name)) &&
      !all.some((other) => other !== reading && hasName(other.folded, foldText(name))),
  )
}
