import type { Block } from '../model/index.ts'
import { align } from './lengths.ts'

/** A sentence, or several that answer one of another edition. */
export interface Sentence {
  /** As a reader sees it. */
  text: string
  /** Code as `¤`. */
  labelled: string
  /** Code, links, bold text and what stands in quotes, which are names, labels and titles, as `¤`. */
  masked: string
}

/** Ends of sentences: a full stop after one letter or before a small one is an abbreviation's. */
const END = /(?<=[.!?])\s+(?=[\p{Lu}\p{N}«“"¿¡[(¤])|(?<=[。！？])\s*|\n/u
const LONGEST = 20_000
const MASK = '¤'

/** The sentences of prose blocks. */
export function sentencesOf(blocks: readonly Block[]): Sentence[] {
  return blocks.flatMap((block) => {
    if (block.text.length > LONGEST) return []
    const names: Name[] = []
    const mask = (name: Name): string => {
      names.push(name)
      return MASK
    }
    const masked = inlinesOf(block)
      .map(({ kind, text }) =>
        isProse(kind, text) ? text.replaceAll(MASK, ' ') : mask({ text, code: kind === 'code' }),
      )
      .join('')
    return divided(masked, names)
  })
}

/** The cells of a row are apart by a line break. */
function inlinesOf(block: Block): Pick<Block['inlines'][number], 'kind' | 'text'>[] {
  const cells = block.cells ?? [block.text]
  if (block.inlines.length === 0) return [{ kind: 'text', text: cells.join('\n') }]
  const ends = new Set<number>()
  let end = -1
  for (const cell of cells) {
    end += cell.length + 1
    ends.add(end)
  }
  let at = 0
  return block.inlines.map(({ kind, text }) => {
    at += text.length
    return { kind, text: text === ' ' && ends.has(at - 1) ? '\n' : text }
  })
}

interface Name {
  text: string
  code: boolean
}

/** A whole sentence in bold is a sentence. */
const isProse = (kind: Block['inlines'][number]['kind'], text: string): boolean =>
  kind === 'text' || kind === 'emphasis' || (kind === 'strong' && isWhole(text))

/** Longer than labels of a screen, or with the full stop that they lack; in Han script at half the length. */
const isWhole = (text: string): boolean =>
  text.length > (/\p{Script=Han}/u.test(text) ? LABEL / 2 : LABEL) ||
  (/[.!?。！？]\s*$/u.test(text) && text.split(/\s|(?=\p{Script=Han})/u).length > 4)
const LABEL = 60

/** Titles and messages, and labels in the brackets of Chinese pages; in Han script they take half the letters. */
const QUOTED = /[“«「"][^”»」"]{1,110}[”»」"]|\[[^\]]{1,60}\]/gu
const isShort = (quoted: string): boolean => quoted.length <= (/\p{Script=Han}/u.test(quoted) ? 62 : 112)

function divided(masked: string, names: Name[]): Sentence[] {
  const rest = [...names]
  return masked
    .split(END)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((sentence) => {
      const own = rest.splice(0, sentence.split(MASK).length - 1)
      return {
        text: filled(sentence, own, () => true),
        labelled: filled(sentence, own, (name) => !name.code),
        masked: sentence.replace(QUOTED, (quoted) => (isShort(quoted) ? MASK : quoted)),
      }
    })
}

function filled(sentence: string, names: readonly Name[], wanted: (name: Name) => boolean): string {
  let at = 0
  return sentence.replaceAll(MASK, () => {
    const name = names[at++]
    return name && wanted(name) ? name.text : MASK
  })
}

/** Sentences of an edition, `from` to `to`, that answer those of another. */
export interface Range {
  from: number
  to: number
}

/**
 * How the sentences of one edition answer its source's: by the number of the source's sentences passed, how many of the edition's were,
 * and where its next one begins. A number is missing where the edition has no end there.
 */
export type Answers = ReadonlyMap<number, { end: number; next: number; alone: boolean }>

/** How a list answers the source's; nothing where the lists are too long to compare. */
export function answersOf(source: readonly Sentence[], other: readonly Sentence[]): Answers | undefined {
  const moves = align(
    source.map((one) => one.text),
    other.map((one) => one.text),
  )
  if (!moves) return undefined
  const ends = new Map([[0, { end: 0, next: 0, alone: false }]])
  let [i, j] = [0, 0]
  for (const [a, b] of moves) {
    ;[i, j] = [i + a, j + b]
    if (a === 0) ends.set(i, { ...ends.get(i)!, next: j })
    else ends.set(i, { end: j, next: j, alone: b === 0 })
  }
  return ends
}

/** The shortest range of the source's sentences around `range` at whose ends both editions have an end. */
export function widened(range: Range, ...both: readonly Answers[]): Range {
  let { from, to } = range
  const isEnd = (at: number) => both.every((one) => one.has(at))
  while (!isEnd(from)) from--
  while (!isEnd(to)) to++
  return { from, to }
}

/** What an edition answers to a range of the source's sentences; nothing where a sentence has no answer. */
export function answered(answers: Answers, { from, to }: Range): Range | undefined {
  for (let at = from + 1; at <= to; at++) if (answers.get(at)?.alone) return undefined
  return { from: answers.get(from)!.next, to: answers.get(to)!.end }
}
