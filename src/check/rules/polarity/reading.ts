import type { Lexicon } from '../../../model/index.ts'
import { type Cue, cuesIn } from '../../cues.ts'
import type { Sentence } from '../../sentences.ts'
import { IMPLIED, isBinding, isLeaning, isOrphan, NEGATIONS, roleOf } from './negators.ts'
import { PAIRS } from './pairs.ts'

/** The words in a sentence that may turn it round: by concept. */
export type Reading = Readonly<Record<string, readonly string[]>>

/** Negations of a verb. */
export const VERBAL = 'verbal'
/** Words of `implied` that stand for "off". */
export const SWITCHED = 'switched'
/** Of a pair's word, after its concept: a negation is part of it, or near it, or a word of `implied` is near it. */
export const NEGATED = 'negated'
export const NEAR = 'near'
export const HINTED = 'hinted'

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
  for (const cue of opposites(labels)) for (const concept of rolesOf(cue, labels, sentence.labelled)) put(concept, cue)
  for (const cue of cues) for (const concept of conceptsOf(cue, cues)) put(concept, cue)
  for (const cue of negatorsOf(cues)) if (roleOf(cue, cues) === IMPLIED) put(IMPLIED, cue)
  for (const cue of negationsIn(cues)) put(NEGATIONS, cue)
  return reading
}

/** What a word that is none of a pair counts as. */
function conceptsOf(cue: Cue, cues: readonly Cue[]): string[] {
  const { concept } = cue
  const isAsked = ASKED.has(concept) && !(concept === IMPLIED && (isOrphan(cue, cues) || isCut(cue, cues)))
  return [
    ...(isAsked ? [concept] : []),
    ...(isSwitched(cue, cues) ? [SWITCHED] : []),
    ...(concept === VERBAL && !isIdle(cue, cues) ? [VERBAL] : []),
  ]
}

const negatorsOf = (cues: readonly Cue[]): Cue[] =>
  cues.filter((cue) => cue.concept === 'negator' && !isImplied(cue, cues))

/** A negator that says nothing here. */
const isIdle = ({ start }: Cue, cues: readonly Cue[]): boolean =>
  negatorsOf(cues).some((one) => one.start === start && roleOf(one, cues) !== NEGATIONS)

/** `no … nunca` is one, `nunca …, no …` are two. */
function negationsIn(cues: readonly Cue[]): Cue[] {
  const said = negatorsOf(cues).filter((cue) => roleOf(cue, cues) === NEGATIONS)
  const second = cues.filter((cue) => cue.concept === 'concord' && !isLeaning(cue, cues))
  const first = second.filter((cue) => said.every((one) => cue.end <= one.start && !isBinding(one, cues)))
  const rest = second.filter((cue) => !first.includes(cue))
  return [...first, ...(said.length >= rest.length ? said : rest)]
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
const NEGATIVE_OF = new Map<string, string>(PAIRS)
const POSITIVE_OF = new Map<string, string>(PAIRS.map(([yes, no]) => [no, yes]))

const isSwitched = (cue: Cue, cues: readonly Cue[]): boolean =>
  cue.concept === IMPLIED && cues.some((one) => one.concept === 'off' && covers(one, cue))

/** What a word of a pair counts as: itself, and once more for what is negative in it, and beside it. */
function rolesOf(cue: Cue, cues: readonly Cue[], text: string): string[] {
  const isPart = (one: Cue) => one.concept === 'negator' && covers(cue, one) && !isImplied(one, cues)
  const near = cues.filter((one) => !covers(cue, one) && isNear(text, one, cue))
  const isTurned = (one: Cue) =>
    one.concept === 'negator' ? !isImplied(one, cues) : one.concept === 'concord' && one.end <= cue.start
  const isHint = (one: Cue) => one.concept === IMPLIED && !covers(one, cue)
  const { concept } = cue
  return [
    concept,
    ...(cues.some(isPart) ? [`${concept} ${NEGATED}`] : []),
    ...(near.some(isTurned) ? [`${concept} ${NEAR}`] : []),
    ...(near.some(isHint) ? [`${concept} ${HINTED}`] : []),
  ]
}

/** In the same clause, and not far; what follows is nearer than what precedes, and Han script takes half the letters. */
function isNear(text: string, one: Cue, cue: Cue): boolean {
  const isBefore = one.end <= cue.start
  const between = isBefore ? text.slice(one.end, cue.start) : text.slice(cue.end, one.start)
  const most = (/\p{Script=Han}/u.test(between) ? CLAUSE / 2 : CLAUSE) / (isBefore ? 1 : 2)
  return between.length <= most && !/[,;:，；：。、(（]/u.test(between)
}

const CLAUSE = 50

const covers = (outer: Cue, inner: Cue): boolean => outer.start <= inner.start && inner.end <= outer.end

/** One word of a pair inside its opposite does not count, `supported` in `not supported`, nor one that is part of `hasta que`. */
const opposites = (cues: readonly Cue[]): Cue[] =>
  cues.filter(
    (cue) =>
      OPPOSITES.has(cue.concept) &&
      isSaid(cue, cues) &&
      !cues.some((one) => covers(one, cue) && isSaid(one, cues) && isOutside(one, cue)),
  )

const isOutside = (one: Cue, cue: Cue): boolean =>
  one.concept === NEGATIVE_OF.get(cue.concept) ||
  (isLonger(one, cue) && (one.concept === 'exceptive' || one.concept === POSITIVE_OF.get(cue.concept)))

/** Not with a `ne` that does not negate: `ne peut … que` is "can only". */
const isSaid = (cue: Cue, cues: readonly Cue[]): boolean =>
  !cues.some((one) => one.concept === 'negator' && covers(cue, one) && roleOf(one, cues) !== NEGATIONS)

const isLonger = (one: Cue, cue: Cue): boolean => one.end - one.start > cue.end - cue.start

/** Part of a word that negates in another way: `no cifrado` is `unencrypted`. */
const isImplied = (cue: Cue, cues: readonly Cue[]): boolean =>
  cues.some((one) => one.concept === IMPLIED && covers(one, cue))

/** Begins inside another word: `除了` in `移除了`. */
const isCut = (cue: Cue, cues: readonly Cue[]): boolean =>
  cues.some((one) => OPPOSITES.has(one.concept) && one.start < cue.start && cue.start < one.end && one.end < cue.end)

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
