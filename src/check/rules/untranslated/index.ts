import { z } from 'zod'
import { remembering } from '../../../commands/index.ts'
import type { AlignedTopic, Block, Edition, Observation, Place, Rule } from '../../../model/index.ts'
import { cellsOf, placeOf, sourceOf } from '../../view.ts'

const data = z.object({ places: z.int(), text: z.string(), locale: z.string() })

/** Passages, headings and contents lists of a translation that stand in the source's language. One finding an edition. */
export const untranslated: Rule<z.infer<typeof data>> = {
  id: 'untranslated',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    const source = sourceOf(topic)
    const original = topic.editions[source]
    if (!original) return
    for (const [index, edition] of topic.editions.entries()) {
      if (edition.locale === original.locale) continue
      const left = leftOver(topic, source, index)
      // A line or two that every translation leaves alone is output or a quotation.
      if (left.length < FEW && left.every(({ block }) => everyoneKeeps(topic, source, block.text))) continue
      if (left.length > 0) yield observe(edition, original, left)
    }
  },
}

interface Left {
  block: Block
  original: Block
}

function leftOver(topic: AlignedTopic, source: number, index: number): Left[] {
  return topic.alignment.rows.flatMap((row) => {
    if (row.kind === 'code' || row.kind === 'other') return []
    const cells = cellsOf(topic, row)
    const originals = cells.filter((cell) => cell.index === source).flatMap((cell) => cell.blocks)
    const blocks = cells.filter((cell) => cell.index === index).flatMap((cell) => cell.blocks)
    return blocks.flatMap((block) => {
      const original = originals.find((one) => same(one.text, block.text))
      return original && block.commands.length === 0 && (isProse(proseOf(block)) || isEntry(block))
        ? [{ block, original }]
        : []
    })
  })
}

const FEW = 3

function everyoneKeeps(topic: AlignedTopic, source: number, text: string): boolean {
  const others = topic.editions.filter(
    (edition, index) => index !== source && edition.locale !== topic.editions[source]!.locale,
  )
  return others.length > 1 && others.every((edition) => edition.blocks.some((block) => same(block.text, text)))
}

const fold = remembering((text) => {
  const folded = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return { folded, words: new Set(folded.split(' ')) }
})

function same(a: string, b: string): boolean {
  const [{ folded, words: left }, { folded: other, words: right }] = [fold(a), fold(b)]
  if (left.size < WORDS || right.size < WORDS) return folded === other
  let shared = 0
  for (const word of left) if (right.has(word)) shared++
  return shared / Math.max(left.size, right.size) >= 0.85
}

const WORDS = 5

/** What a language words; code stays as it is. */
const proseOf = (block: Block): string =>
  block.inlines.some((one) => one.kind === 'code')
    ? block.inlines.map((one) => (one.kind === 'code' ? ' ' : one.text)).join('')
    : block.text

/** Sentences have small words; a list of names, values or paths has not. */
function isProse(text: string): boolean {
  const tokens = text.split(/\s+/u).filter(Boolean)
  const small = tokens.filter((token) => /^[("“«]*\p{Ll}[\p{Ll}'’-]*[)"”».,;:!?]*$/u.test(token)).length
  return tokens.length >= WORDS && small >= 3 && small * 2 >= tokens.length
}

/** An entry of a contents list, or a heading, of several words: those are short, and nothing but a translation makes them differ. */
const isEntry = (block: Block): boolean =>
  (block.navigation === true || block.kind === 'heading') &&
  block.text.split(/\s+/u).length >= WORDS &&
  /(?<!\p{L})\p{Ll}{2,}(?!\p{L})/u.test(block.text)

/** Nothing but a name on a screen or the title of a page. */
const isLabel = ({ inlines }: Block): boolean =>
  inlines.every(({ kind, text }) => kind === 'strong' || kind === 'link' || text.trim() === '')

function observe(edition: Edition, original: Edition, left: readonly Left[]): Observation {
  const places: Place[] = left.map(({ block }) => placeOf(edition, block))
  return {
    place: places[0]!,
    // Where the original stands is plain; only the first place shows it.
    related: [...places.slice(1), placeOf(original, left[0]!.original)],
    blames: true,
    evidence: 'consistency',
    confidence: 0.9,
    severity:
      left.length > 1 || left.some(({ block }) => block.text.length > 60 && !isLabel(block)) ? 'warning' : 'note',
    data: { places: left.length, text: left[0]!.block.text.replace(/\s+/gu, ' ').slice(0, 80), locale: edition.locale },
    signature: `${edition.locale} ${left[0]!.block.text.slice(0, 60)}`,
  }
}
