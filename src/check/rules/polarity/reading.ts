import type { Lexicon } from '../../../model/index.ts'
import { type Cue, cuesIn } from '../../cues.ts'
import type { Sentence } from '../../sentences.ts'
import { PAIRS } from './pairs.ts'

/** The words in a sentence that may turn it round: by concept. */
export type Reading = Readonly<Record<string, readonly string[]>>

/** What is read out of negations: see `readingOf`. */
export const NEGATIONS = 'negations'
export const IMPLIED = 'implied'
/** Negations of a verb. */
export const VERBAL = 'verbal'

/**
 * Reads a sentence: its negations (`ne … pas`, `no … ningún` are one), words that negate in another way (`only`, `fails`), and opposites.
 * Opposites may stand in names, labels and titles, the rest may not.
 */
export function readingOf(sentence: Sentence, lexicon: Lexicon | undefined): Reading {
  const cues = spokenIn(sentence.masked, lexicon)
  const labels = sentence.labelled === sentence.masked ? cues : spokenIn(sentence.labelled, lexicon, true)
  if (cues.length === 0 && labels.length === 0) return NOTHING
  const reading: Record<string, string[]> = {}
  const put = (concept: string, { text }: Cue) => {
    reading[concept] = [...(reading[concept] ?? []), text]
  }
  for (const cue of cues) if (ASKED.has(cue.concept)) put(cue.concept, cue)
  for (const cue of opposites(labels)) {
    put(cue.concept, cue)
    if (labels.some((one) => one.concept === 'negator' && covers(cue, one) && !isImplied(one, labels)))
      put(`${cue.concept} negated`, cue)
  }
  const negators = cues.filter((cue) => cue.concept === 'negator' && !isImplied(cue, cues))
  const said = negators.filter((cue) => roleOf(cue, cues) === NEGATIONS)
  for (const cue of negators) if (roleOf(cue, cues) === IMPLIED) put(IMPLIED, cue)
  for (const cue of cues)
    if (cue.concept === VERBAL && !negators.some((one) => one.start === cue.start && !said.includes(one)))
      put(VERBAL, cue)
  const second = cues.filter((cue) => cue.concept === 'concord' && !isLeaning(cue, cues))
  for (const cue of said.length >= second.length ? said : second) put(NEGATIONS, cue)
  return reading
}

/** Without words that only look as if they turned something round: `read-only`, `junk mail`. */
function spokenIn(text: string, lexicon: Lexicon | undefined, titles = false): Cue[] {
  const cues = cuesIn(text, PREFIX, lexicon)
  const lexicalised = cues.filter((cue) => cue.concept === 'lexicalised')
  return cues.filter(
    (cue) => (titles || cue.concept === IMPLIED || !isTitle(text, cue)) && !lexicalised.some((one) => covers(one, cue)),
  )
}

/** What a sentence says that has no such word. */
export const NOTHING: Reading = {}
const PREFIX = 'polarity.'
const ASKED = new Set([
  'negation',
  'prohibition',
  'requirement',
  'unneeded',
  'denied-meaning',
  'exclusive',
  'exceptive',
  IMPLIED,
])
const OPPOSITES = new Set<string>(PAIRS.flat())
const OTHER = new Map<string, string>(PAIRS.flatMap(([yes, no]) => [[yes, no] as const]))

const covers = (outer: Cue, inner: Cue): boolean => outer.start <= inner.start && inner.end <= outer.end

/** One word of a pair inside its opposite does not count: `supported` in `not supported`. */
const opposites = (cues: readonly Cue[]): Cue[] =>
  cues.filter(
    (cue) =>
      OPPOSITES.has(cue.concept) && !cues.some((one) => one.concept === OTHER.get(cue.concept) && covers(one, cue)),
  )

/** Part of a word that negates in another way: `no cifrado` is `unencrypted`. */
const isImplied = (cue: Cue, cues: readonly Cue[]): boolean =>
  cues.some((one) => one.concept === IMPLIED && covers(one, cue))

/**
 * `ne` alone says nothing ("avant qu'il ne parte"): it negates with `pas`, `plus`, `aucun`, before or after it, or with a verb such as
 * `pouvoir` that needs no more, and says "only" with `que`.
 * Returns the concept that a negator then has; nothing where it says nothing.
 */
function roleOf(cue: Cue, cues: readonly Cue[]): string | undefined {
  if (!cues.some((one) => one.concept === 'binding' && one.start === cue.start)) return NEGATIONS
  const next = cues.find((one) => one.start > cue.start && BINDING.has(one.concept))
  if (next?.concept === 'bound') return NEGATIONS
  if (next?.concept === 'restrictive') return IMPLIED
  const isEnough = (one: Cue) =>
    (one.concept === 'concord' && one.start < cue.start) || (one.concept === 'modal' && isNext(cue, one))
  return cues.some(isEnough) ? NEGATIONS : undefined
}

/** `ningún` after the verb needs a `no` before it: alone it negates only at the beginning of a clause. */
function isLeaning({ start }: Cue, cues: readonly Cue[]): boolean {
  if (start === 0 || !cues.some((one) => one.concept === 'dependent' && one.start === start)) return false
  return !cues.some((one) => one.concept === 'opener' && one.end <= start && start - one.end <= 1)
}

/** With a pronoun between them at most: `ne vous permet`. */
const isNext = (cue: Cue, one: Cue): boolean => one.start >= cue.end && one.start - cue.end <= PRONOUN

const PRONOUN = 6
const BINDING = new Set(['bound', 'negator', 'restrictive'])

/** A capital inside the sentence makes it part of a label or title: `Do Not Forward`. */
function isTitle(text: string, { start, end }: Cue): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(text.slice(start, end))) return false
  return /[\p{L}\p{N},)]\s*$/u.test(text.slice(Math.max(0, start - 3), start))
}

/** The words of several sentences together. */
export function joined(readings: readonly Reading[]): Reading {
  if (readings.length === 1) return readings[0]!
  if (readings.every((one) => one === NOTHING)) return NOTHING
  const all: Record<string, string[]> = {}
  for (const reading of readings)
    for (const [concept, words] of Object.entries(reading)) all[concept] = [...(all[concept] ?? []), ...words]
  return all
}

const NONE: readonly string[] = []
export const wordsOf = (reading: Reading, concept: string): readonly string[] => reading[concept] ?? NONE
export const has = (reading: Reading, concept: string): boolean => wordsOf(reading, concept).length > 0

/** As many words of every kind. */
export function isAlike(one: Reading, other: Reading): boolean {
  const concepts = Object.keys(one)
  return (
    one === other ||
    (concepts.length === Object.keys(other).length &&
      concepts.every((concept) => wordsOf(one, concept).length === wordsOf(other, concept).length))
  )
}
