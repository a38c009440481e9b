import { z } from 'zod'
import { remembering } from '../../../commands/index.ts'
import type { AlignedTopic, Block, Edition, Lexicons, Observation, Region, Rule } from '../../../model/index.ts'
import { languagesOf } from '../../languages.ts'
import { cellsOf, placeOf, sourceLanguage, sourceOf } from '../../view.ts'

const data = z.object({ places: z.int(), text: z.string(), locale: z.string() })

/** Passages and headings, and contents lists, of a translation that stand in the source's language. One finding each an edition. */
export const untranslated: Rule<z.infer<typeof data>> = {
  id: 'untranslated',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic, { lexicons }) {
    const original = topic.editions[sourceOf(topic)]
    for (const [index, edition] of topic.editions.entries()) {
      if (edition.locale === sourceLanguage(topic)) continue
      const left = leftOver(topic, index, lexicons)
      // A line or two that every translation leaves alone is output or a quotation.
      if (left.length < FEW && left.every(({ block }) => everyoneKeeps(topic, block.text))) continue
      // How a language's translators treat contents lists is one habit, and one finding for the whole corpus.
      for (const isContents of [true, false]) {
        const some = left.filter(({ block }) => (block.navigation === true) === isContents)
        if (some.length > 0) yield observe(edition, original, some, isContents)
      }
    }
  },
}

interface Left {
  block: Block
  /** What it says in the source; absent where the source was rewritten since, or is missing. */
  original?: Block
  /** Two other translations or more have words of their own in this place. */
  isAlone: boolean
}

function leftOver(topic: AlignedTopic, index: number, lexicons: Lexicons): Left[] {
  const [source, language] = [sourceOf(topic), sourceLanguage(topic)]
  return topic.alignment.rows.flatMap((row) => {
    if (row.kind === 'code' || row.kind === 'other') return []
    const cells = cellsOf(topic, row)
    const originals = cells.filter((cell) => cell.index === source).flatMap(({ blocks }) => blocks)
    const others = cells.filter((cell) => cell.index !== index && cell.edition.locale !== language)
    const own = cells.find((cell) => cell.index === index)?.blocks.filter(({ commands }) => commands.length === 0)
    return (own ?? []).flatMap((block): Left[] => {
      const differing = others.filter(({ blocks }) => !blocks.some((other) => same(other.text, block.text)))
      const isAlone = others.length > 1 && differing.length === others.length
      const original = originals.find((one) => same(one.text, block.text))
      if (original) {
        const isText = isProse(proseOf(block)) || isEntry(block) || (isAlone && isSaid(proseOf(block)))
        return isText ? [{ block, original, isAlone }] : []
      }
      const isForeign =
        differing.length > 1 && originals.length === 0 && standsIn(language, block, topic.editions[index]!, lexicons)
      return isForeign ? [{ block, isAlone: true }] : []
    })
  })
}

/** Whether a text without an original stands in the source's language, by its script and its small words. */
function standsIn(language: string, block: Block, edition: Edition, lexicons: Lexicons): boolean {
  const text = proseOf(block)
  // Counters and paths are names.
  if (/\\\p{L}/u.test(text)) return false
  if (text.split(/\s+/u).length < WORDS || (text.match(SMALL)?.length ?? 0) < 2) return false
  const isHan = lexicons.get(edition.locale)?.concepts['language.words']?.some((word) => HAN.test(word))
  return isHan ? !HAN.test(text) : isProse(text) && String(languagesOf(text, lexicons)) === language
}

const HAN = /\p{Script=Han}/u
const SMALL = /(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu

const FEW = 3

function everyoneKeeps(topic: AlignedTopic, text: string): boolean {
  const others = topic.editions.filter(({ locale }) => locale !== sourceLanguage(topic))
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

const isEqual = (a: Block, b: Block): boolean => fold(a.text).folded === fold(b.text).folded

const WORDS = 5

/** What a language words; code stays as it is. */
const proseOf = (block: Block): string =>
  block.inlines.some((one) => one.kind === 'code')
    ? block.inlines.map((one) => (one.kind === 'code' ? ' ' : one.text)).join('')
    : block.text

/** Sentences have small words; a list of names, values or paths has not. */
const isProse = (text: string): boolean => hasSmall(text, 1 / 2)

/** Where others put it into their words, a few small words are enough: the rest may be names. */
const isSaid = (text: string): boolean => hasSmall(text, 1 / 5)

/** At least three words are small, and this share of all. */
function hasSmall(text: string, share: number): boolean {
  const tokens = text.split(/\s+/u).filter(Boolean)
  const small = tokens.filter((token) => /^[("“«]*\p{Ll}[\p{Ll}'’-]*[)"”».,;:!?]*$/u.test(token)).length
  return tokens.length >= WORDS && small >= 3 && small >= share * tokens.length
}

/** An entry of a contents list, or a heading, of several words: those are short, and nothing but a translation makes them differ. */
const isEntry = (block: Block): boolean =>
  (block.navigation === true || block.kind === 'heading') &&
  block.text.split(/\s+/u).length >= WORDS &&
  block.text.search(SMALL) >= 0

/** Nothing but a name on a screen or the title of a page. */
const isLabel = ({ inlines }: Block): boolean =>
  inlines.every(({ kind, text }) => kind === 'strong' || kind === 'link' || text.trim() === '')

function observe(
  edition: Edition,
  original: Edition | undefined,
  left: readonly Left[],
  isContents: boolean,
): Observation {
  const first = left[0]!
  const [place, ...places] = stretchesOf(left.map(({ block }) => block)).map((region, at) =>
    placeOf(edition, at === 0 ? { region, text: first.block.text } : { region }),
  )
  const isUntouched = first.isAlone && (!first.original || isEqual(first.block, first.original))
  const isWarning = left.length > 1 || isUntouched || (first.block.text.length > 60 && !isLabel(first.block))
  return {
    place: place!,
    // Where the original stands is plain; only the first place shows it.
    related: [...places, ...(first.original && original ? [placeOf(original, first.original)] : [])],
    blames: true,
    evidence: 'consistency',
    confidence: 0.9,
    severity: isWarning ? 'warning' : 'note',
    ...(isContents ? { variant: 'contents' } : {}),
    data: { places: left.length, text: first.block.text.replace(/\s+/gu, ' ').slice(0, 80), locale: edition.locale },
    signature: isContents ? `${edition.locale} contents` : `${edition.locale} ${first.block.text.slice(0, 60)}`,
  }
}

/** Where blocks stand, those that follow each other as one region. */
function stretchesOf(blocks: readonly Block[]): Region[] {
  const regions: Region[] = []
  for (const [at, { id, region }] of blocks.entries()) {
    const last = blocks[at - 1]
    if (last?.id === id - 1) regions.push({ start: regions.pop()!.start, end: region.end })
    else regions.push(region)
  }
  return regions
}
