import type { Cue } from '../../cues.ts'

/** What is read out of negations: see `readingOf`. */
export const NEGATIONS = 'negations'
export const IMPLIED = 'implied'

/**
 * `ne` alone says nothing ("avant qu'il ne parte"): it negates with `pas`, `plus`, `aucun`, before or after it, or with a verb such as
 * `pouvoir` that needs no more, and says "only" with `que`.
 * Returns the concept that a negator then has; nothing where it says nothing.
 */
export function roleOf(cue: Cue, cues: readonly Cue[]): string | undefined {
  if (!isBinding(cue, cues)) return NEGATIONS
  const next = cues.find((one) => one.start > cue.start && BINDING.has(one.concept))
  if (next?.concept === 'bound') return NEGATIONS
  if (next?.concept === 'restrictive') return IMPLIED
  const isEnough = (one: Cue) =>
    (one.concept === 'concord' && one.start < cue.start) || (one.concept === 'modal' && isNext(cue, one))
  return cues.some(isEnough) ? NEGATIONS : undefined
}

export const isBinding = ({ start }: Cue, cues: readonly Cue[]): boolean =>
  cues.some((one) => one.concept === 'binding' && one.start === start)

/** `ningún` after the verb needs a `no` before it: alone, or with a preposition, it negates only at the beginning of a clause. */
export function isLeaning(cue: Cue, cues: readonly Cue[]): boolean {
  if (!isDependent(cue, cues)) return false
  const { start } = cueBefore(cue, 'leading', cues) ?? cue
  return start > 0 && !cueBefore({ start }, 'opener', cues)
}

const isDependent = ({ start }: Cue, cues: readonly Cue[]): boolean =>
  cues.some((one) => one.concept === 'dependent' && one.start === start)

const cueBefore = ({ start }: Pick<Cue, 'start'>, concept: string, cues: readonly Cue[]): Cue | undefined =>
  cues.find((one) => one.concept === concept && one.end <= start && start - one.end <= 1)

/** `ni` inside a clause goes on with a negation that is not far before it, or else says nothing. */
export const isOrphan = (cue: Cue, cues: readonly Cue[]): boolean =>
  isLeaning(cue, cues) &&
  !cues.some((one) => NEGATIVE.has(one.concept) && one.end <= cue.start && cue.start - one.end <= REACH)

const NEGATIVE = new Set(['negator', 'concord'])
const REACH = 160

/** With a pronoun between them at most: `ne vous permet`. */
const isNext = (cue: Cue, one: Cue): boolean => one.start >= cue.end && one.start - cue.end <= PRONOUN

const PRONOUN = 6
const BINDING = new Set(['bound', 'negator', 'restrictive'])
