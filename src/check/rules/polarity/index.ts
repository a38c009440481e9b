import { z } from 'zod'
import {
  type AlignedTopic,
  nameOf,
  type Observation,
  type Row,
  type Rule,
  type RuleContext,
} from '../../../model/index.ts'
import { alignSentences, sentencesOf } from '../../sentences.ts'
import { cellsOf, placeOf, sourceOf } from '../../view.ts'
import { antonym, deniedRequirement, type Flip, isPolar, lostProhibition, type Reading } from './flips.ts'

const data = z.object({
  /** The sentence that differs, and the source's, shortened. */
  text: z.string(),
  source: z.string(),
  /** Words that show it: those here, those there. */
  here: z.array(z.string()),
  there: z.array(z.string()),
  locales: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** Sentences of a translation that may say the opposite: for review, never a proof; silence is no proof either. */
export const polarity: Rule<Data> = {
  id: 'polarity',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic, context) {
    const source = sourceOf(topic)
    if (source < 0) return
    for (const row of topic.alignment.rows)
      if (row.confidence >= SURE && row.kind !== 'code' && row.kind !== 'other')
        yield* flips(topic, row, source, context)
  },
}

const SURE = 0.5

function* flips(topic: AlignedTopic, row: Row, source: number, { lexicons }: RuleContext): Iterable<Observation> {
  const cells = cellsOf(topic, row).filter((cell) => cell.blocks.every((one) => !one.navigation && one.kind !== 'code'))
  const original = cells.find((cell) => cell.index === source)
  if (!original || cells.length < 2) return
  const lexicon = lexicons.get(original.edition.locale)
  const sentences = sentencesOf(original.blocks)
  const asking = sentences.map((text): Reading => ({ cell: original, lexicon, text })).filter(isPolar)
  if (asking.length === 0) return
  const lists = cells
    .filter((cell) => cell.edition.locale !== original.edition.locale)
    .map((cell) => ({
      cell,
      lexicon: lexicons.get(cell.edition.locale),
      pairs: alignSentences(sentences, sentencesOf(cell.blocks)),
    }))
  for (const own of asking) {
    const others = lists.flatMap(({ pairs, ...list }): Reading[] => {
      const pair = pairs.find(([left]) => left.includes(own.text))
      return pair && !isSame(pair[1], own.text) ? [{ ...list, text: pair[1] }] : []
    })
    for (const find of [lostProhibition, deniedRequirement, antonym])
      for (const flip of find(own, others)) yield observe(row, own, others, flip)
  }
}

/** Left in the source's language: that has a rule of its own. */
function isSame(text: string, source: string): boolean {
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu))
  const theirs = source.toLowerCase().match(/\p{L}+/gu) ?? []
  return theirs.filter((word) => words.has(word)).length > theirs.length / 2
}

function observe(
  row: Row,
  own: Reading,
  others: readonly Reading[],
  { reading, variant, here, there }: Flip,
): Observation {
  const rest = [own, ...others.filter((one) => one !== reading)]
  return {
    place: placeOf(reading.cell.edition, { region: reading.cell.blocks[0]!.region, text: reading.text }),
    related: rest.map((one) => placeOf(one.cell.edition, { region: one.cell.blocks[0]!.region, text: one.text })),
    blames: true,
    evidence: 'vote',
    confidence: row.confidence * 0.7,
    variant,
    data: {
      text: short(reading.text),
      source: short(own.text),
      here,
      there,
      locales: rest.map((one) => nameOf(one.cell.edition)),
    } satisfies Data,
    signature: `${reading.cell.edition.locale} ${own.text.slice(0, 120)}`,
  }
}

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text)
