import { isRole, isState, PAIRS } from './pairs.ts'
import { has, IMPLIED, NEGATIONS, type Reading, VERBAL, wordsOf } from './reading.ts'

/** What another edition says where the one in question says `own`. */
export interface Witness {
  locale: string
  isSource: boolean
  reading: Reading
  own: Reading
  /** All it says in the row: sentences may be paired wrongly. */
  row: Reading
}

/** The edition in question. */
export interface Voice {
  locale: string
  isSource: boolean
  reading: Reading
  row: Reading
}

export interface Flip {
  variant: 'message' | 'denied' | 'antonym' | 'fewer' | 'lost' | 'more'
  /** Of opposites: the pair. */
  pair?: string
  here: readonly string[]
  there: readonly string[]
  /** Else a note: right too seldom for a warning. */
  sure: boolean
}

type Check = (own: Voice, others: readonly Witness[]) => Flip | undefined

/** A prohibition of the source, and no negation of any kind here. */
const lostProhibition: Check = (own, others) => {
  const source = others.find((one) => one.isSource)
  if (!source || has(own.reading, 'negation')) return undefined
  const there = wordsOf(source.reading, 'prohibition')
  const kept = others.some((one) => !one.isSource && has(one.reading, 'negation'))
  const lost = negationsOf(own.row) < negationsOf(source.row)
  return there.length > 0 && kept && lost ? { variant: 'message', here: [], there, sure: true } : undefined
}

const isDenial = ({ reading }: Pick<Voice, 'reading'>): boolean =>
  has(reading, 'denied-meaning') && has(reading, 'requirement')

/** `That does not mean that … must` here, where the others require. */
const deniedRequirement: Check = (own, others) => {
  const source = others.find((one) => one.isSource)
  if (!source || !isDenial(own) || others.some(isDenial) || !has(source.reading, 'requirement')) return undefined
  if (others.filter((one) => has(one.reading, 'requirement')).length < 2) return undefined
  return {
    variant: 'denied',
    here: wordsOf(own.reading, 'denied-meaning'),
    there: wordsOf(source.reading, 'requirement'),
    sure: true,
  }
}

/** Negates less or more often than the others, and has no word instead that negates in another way. */
const miscounted: Check = (own, others) => {
  const differing = (sign: number, weight: (reading: Reading) => number) => (one: Witness) =>
    (weight(one.reading) - weight(one.own)) * sign > 0
  for (const sign of [1, -1]) {
    const against = others.filter((one) => differing(sign, negationsOf)(one) && !isRestated(one))
    const clear = against.filter(differing(sign, (reading) => negationsOf(reading) + wordsOf(reading, IMPLIED).length))
    const verbal = others.filter(differing(sign, (reading) => wordsOf(reading, VERBAL).length))
    if (!isOutvoted(own, others, against, clear, verbal)) continue
    const here = wordsOf(own.reading, NEGATIONS)
    return {
      variant: sign < 0 ? 'more' : here.length > 0 ? 'fewer' : 'lost',
      here,
      there: wordsOf((clear.find((one) => one.isSource) ?? clear[0]!).reading, NEGATIONS),
      sure: false,
    }
  }
  return undefined
}

/** `not … unless` on one side is `only` on the other. */
const isRestated = ({ own, reading }: Witness): boolean => isOnly(own, reading) || isOnly(reading, own)

const isOnly = (one: Reading, other: Reading): boolean =>
  has(one, 'exclusive') && has(other, 'exceptive') && !has(one, 'exceptive') && negationsOf(other) > negationsOf(one)

const negationsOf = (reading: Reading): number => wordsOf(reading, NEGATIONS).length

/** One may be of another mind, unless it is another script of the same language, which says the same in the same way. */
function isOutvoted(
  own: Voice,
  others: readonly Witness[],
  against: readonly Witness[],
  clear: readonly Witness[],
  verbal: readonly Witness[],
): boolean {
  if (clear.length < 2) return false
  const isVerbal = verbal.length >= others.length - 1
  if (against.length === others.length && others.length >= 3 && isVerbal) return true
  if (clear.length < others.length - (others.length >= 4 && isVerbal ? 1 : 0)) return false
  return others.every((one) => clear.includes(one) || languageOf(one) !== languageOf(own))
}

const languageOf = ({ locale }: Pick<Voice, 'locale'>): string | undefined => locale.split('-')[0]

/** One word of a pair where the others have its opposite, and no negation more or less that would make it the same. */
const antonym: Check = (own, others) => {
  for (const [yes, no] of PAIRS) {
    if (!has(own.reading, yes) && !has(own.reading, no)) continue
    const counts = others.map((one) => countsOf(one, [yes, no]))
    for (const sign of [1, -1]) {
      const against = counts.filter(
        ({ mine, theirs }) => (theirs[0] - mine[0]) * sign > 0 && (theirs[1] - mine[1]) * sign < 0,
      )
      const agreeing = counts.filter(
        ({ mine, theirs }) => theirs[0] === mine[0] && theirs[1] === mine[1] && mine[0] + mine[1] > 0,
      )
      const enough = against.length >= 2 || (against[0]?.one.isSource && agreeing.length === 0)
      if (!enough || against.length <= agreeing.length || against.every((one) => one.isSame)) continue
      const { one: witness } = against.find(({ one }) => one.isSource) ?? against[0]!
      const words = (reading: Reading) => [...wordsOf(reading, yes), ...wordsOf(reading, no)]
      const speaking = counts.filter(({ theirs }) => theirs[0] + theirs[1] > 0)
      const sure =
        (isState(yes) || (isRole(yes) && isOneSided(count(own.reading, [yes, no])))) &&
        witness.isSource &&
        negationsOf(sign > 0 ? witness.reading : own.reading) === 0 &&
        against.filter((one) => !one.isSame).length >= 2 &&
        speaking.every((one) => against.includes(one) && isPlain(one))
      return { variant: 'antonym', pair: `${yes}/${no}`, here: words(own.reading), there: words(witness.reading), sure }
    }
  }
  return undefined
}

interface Counts {
  one: Witness
  mine: readonly [number, number]
  theirs: readonly [number, number]
  /** A negation more or less, or a word for "only" on one side alone, may make it the same. */
  isSame: boolean
}

const count = (reading: Reading, [yes, no]: readonly [string, string]) =>
  [wordsOf(reading, yes).length, wordsOf(reading, no).length] as const

function countsOf(one: Witness, [yes, no]: readonly [string, string]): Counts {
  const isNegated = (restOf(one.reading, no) - restOf(one.own, no)) % 2 !== 0
  const isExclusive = RESTATED.has(yes) && has(one.reading, 'exclusive') !== has(one.own, 'exclusive')
  return {
    one,
    mine: count(one.own, [yes, no]),
    theirs: count(one.reading, [yes, no]),
    isSame: isNegated || isExclusive,
  }
}

/** `doesn't exist until` is `exists only after`. */
const RESTATED = new Set(['before', 'exists'])

/** Negations beside those in the negative word of a pair (`not enabled`). */
const restOf = (reading: Reading, no: string): number => negationsOf(reading) - wordsOf(reading, `${no} negated`).length

/** One word of the pair alone there, as often as both are said here. */
const isPlain = ({ mine, theirs }: Counts): boolean => isOneSided(theirs) && sum(theirs) === sum(mine)

const isOneSided = ([yes, no]: readonly [number, number]): boolean => yes === 0 || no === 0
const sum = ([yes, no]: readonly [number, number]): number => yes + no

const CHECKS: readonly Check[] = [lostProhibition, deniedRequirement, antonym, miscounted]

/** What one edition says the other way round than the others; nothing where no check has an objection. */
export function flipOf(own: Voice, others: readonly Witness[]): Flip | undefined {
  for (const check of CHECKS) {
    const flip = check(own, others)
    if (flip) return flip
  }
  return undefined
}
