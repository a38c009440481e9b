import { distance } from 'fastest-levenshtein'
import { remembering } from '../../../commands/index.ts'
import type { Block } from '../../../model/index.ts'
import type { Cell } from '../../view.ts'

/** A piece of code in a sentence that all others write otherwise. */
export interface SpanSwap {
  member: Cell
  actual: string
  expected: string
  others: Cell[]
}

/** Two pieces this alike are the same piece, written otherwise: the share of characters that need not change. */
const ALIKE = 0.6

/**
 * Pieces of inline code that every other edition has, letter by letter, and one translation has otherwise. Commands are compared as
 * commands; what stands in angle brackets is for the reader to put in, and each language's own.
 */
export function spanSwaps(cells: readonly Cell[], source: number): SpanSwap[] {
  if (cells.length < 3) return []
  const spans = new Map(cells.map((cell) => [cell, spansOf(cell.blocks)]))
  return cells.flatMap((member): SpanSwap[] => {
    if (member.index === source) return []
    const others = cells.filter((cell) => cell !== member)
    const own = spans.get(member)!
    const [first, ...rest] = others.map((cell) => spans.get(cell)!) as [Spans, ...Spans[]]
    const expected = [...first].filter(([key]) => !own.has(key) && rest.every((other) => other.has(key)))
    const actual = [...own].filter(([key]) => ![first, ...rest].some((other) => other.has(key)))
    return actual.flatMap(([key, text]) => {
      const near = expected
        .filter(([other]) => likeness(key, other) >= ALIKE && !isLocalized(key, other, member.edition.locale))
        .sort(([a], [b]) => likeness(key, b) - likeness(key, a))[0]
      return near ? { member, actual: text, expected: near[1], others } : []
    })
  })
}

/** By what is compared, as written. */
type Spans = ReadonlyMap<string, string>

function spansOf(blocks: readonly Block[]): Spans {
  const spans = new Map<string, string>()
  for (const { kind, inlines, commands } of blocks)
    for (const { kind: form, text } of kind === 'code' ? [] : inlines)
      if (
        form === 'code' &&
        text.length <= LONGEST &&
        spans.size < MOST &&
        !TAG.test(text) &&
        !commands.some((command) => command.text.includes(text.trim()))
      )
        spans.set(keyOf(text), text.trim())
  return spans
}

/** Longer pieces are samples, and more in one passage are a list; comparing all with all would take long. */
const LONGEST = 300
const MOST = 100

/** Spaces, case and width make no other piece, nor do the words of a placeholder; of a number, which rules of their own compare, nothing does. */
const keyOf = remembering((text): string =>
  text
    .normalize('NFKC')
    .replace(/<[^<>]*>/gu, '<>')
    .replace(/\s+/gu, '')
    .replace(/^[+-]?\d[\d.,]*$/u, '#')
    .toLowerCase(),
)

/** Nothing but the code of its own language makes the difference: `docs/fr/` and `docs/en/`. */
function isLocalized(own: string, other: string, locale: string): boolean {
  const [left, right] = [own, other].map((text) => text.split(CODE)) as [string[], string[]]
  const isOwn = (part: string) => part.split('-')[0] === locale.split('-')[0]!.toLowerCase()
  return left.length === right.length && left.every((part, at) => part === right[at] || (at % 2 === 1 && isOwn(part)))
}

/** What may be the code of a language. */
const CODE = /(?<![a-z])([a-z]{2}(?:-[a-z]{2,4})?)(?![a-z])/u

/** A tag that a conversion left, of which another rule speaks. */
const TAG = /<\/\w/u

const likeness = (a: string, b: string): number => 1 - distance(a, b) / Math.max(a.length, b.length, 1)
