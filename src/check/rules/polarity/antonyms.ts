import { IMPLIED } from './negators.ts'
import { isModal, isRole, isState, PAIRS } from './pairs.ts'
import { HINTED, has, NEAR, NEGATED, type Reading, wordsOf } from './reading.ts'
import { type Check, heavierBy, negationsOf, type Witness } from './witness.ts'

type Pair = readonly [string, string]

/** One word of a pair where the others have its opposite, and no negation more or less that would make it the same. */
export const antonym: Check = (own, others) => {
  for (const pair of PAIRS) {
    const [yes, no] = pair
    if (!has(own.reading, yes) && !has(own.reading, no)) continue
    const counts = others.map((one) => countsOf(one, pair))
    for (const mine of [1, 0] as const) {
      const against = againstOf(yes, counts, mine)
      const agreeing = counts.filter((one) => isAgreeing(one))
      const enough = against.length >= 2 || (against[0]?.one.isSource && agreeing.length === 0)
      if (!enough || against.length <= agreeing.length || isExcused(against, counts, mine)) continue
      const { one: witness } = against.find(({ one }) => one.isSource) ?? against[0]!
      const words = (reading: Reading) => [...wordsOf(reading, yes), ...wordsOf(reading, no)]
      const isAffirmed = negationsOf(mine === 1 ? witness.reading : own.reading) === 0
      const isTold = isState(yes) || ((isModal(yes) || isRole(yes)) && isOneSided(count(own.reading, pair)))
      const sure = witness.isSource && isAffirmed && isTold && isUnanimous(yes, counts, against)
      return { variant: 'antonym', pair: `${yes}/${no}`, here: words(own.reading), there: words(witness.reading), sure }
    }
  }
  return undefined
}

/** Which word of a pair. */
type Side = 0 | 1
const otherOf = (side: Side): Side => (side === 0 ? 1 : 0)

/** Who has the other word where the edition has `side`, or has it at all where nobody but the edition says `side`. */
function againstOf(yes: string, counts: readonly Counts[], side: Side): readonly Counts[] {
  const other = otherOf(side)
  const isExtra = isAlone(counts, side) && isAdded(yes, counts, side)
  return counts.filter(
    ({ mine, theirs }) => (theirs[other] > mine[other] && theirs[side] < mine[side]) || (isExtra && theirs[other] > 0),
  )
}

/** The edition alone says it; three others say the opposite. */
const isAlone = (counts: readonly Counts[], side: Side): boolean =>
  counts.every(({ mine, theirs }) => mine[side] > 0 && theirs[side] === 0) &&
  counts.filter(({ theirs }) => theirs[otherOf(side)] > 0).length >= 3

/**
 * The word is not there beside the same said in another way (`until` is "before"), or the sentence negates more, or less, than any other.
 */
function isAdded(yes: string, counts: readonly Counts[], side: Side): boolean {
  if (FIRM.has(yes) && counts.every(({ one }) => !has(one.own, 'exceptive') && !has(one.reading, 'exceptive')))
    return true
  const sign = side === 1 ? -1 : 1
  return (isModal(yes) || isState(yes)) && counts.every(({ one }) => heavierBy(one) * sign > 0)
}

const isAgreeing = ({ mine, theirs }: Counts): boolean =>
  theirs[0] === mine[0] && theirs[1] === mine[1] && sum(mine) > 0

/** It may be the same, said in another way; where all others say the opposite, only what stands near the word can make it the same. */
const isExcused = (against: readonly Counts[], counts: readonly Counts[], side: Side): boolean =>
  against.every((one) => one.isSame && (one.isSameNearby || !isUnison(counts, side)))

/** Three others or more have the opposite, nobody has both. */
function isUnison(counts: readonly Counts[], side: Side): boolean {
  const speaking = counts.filter(({ theirs }) => sum(theirs) > 0)
  return (
    speaking.length >= 3 &&
    counts.every(({ mine }) => mine[otherOf(side)] === 0) &&
    speaking.every(({ theirs }) => theirs[side] === 0)
  )
}

/** Whoever has a word of the pair has the opposite one, plainly. */
function isUnanimous(yes: string, counts: readonly Counts[], against: readonly Counts[]): boolean {
  const speaking = counts.filter(({ theirs }) => sum(theirs) > 0)
  return (
    against.filter((one) => !one.isSame).length >= 2 &&
    speaking.every((one) => against.includes(one) && isPlain(one) && !(isModal(yes) && one.isSame))
  )
}

interface Counts {
  one: Witness
  mine: readonly [number, number]
  theirs: readonly [number, number]
  /** A negation more or less, or a word for "only" or "fails" on one side alone, may make it the same. */
  isSame: boolean
  /** Such a word stands in the clause of the pair's word. */
  isSameNearby: boolean
}

const count = (reading: Reading, [yes, no]: Pair) =>
  [wordsOf(reading, yes).length, wordsOf(reading, no).length] as const

function countsOf(one: Witness, pair: Pair): Counts {
  const [yes] = pair
  const differs = (numberOf: (reading: Reading) => number) => numberOf(one.reading) !== numberOf(one.own)
  const [mine, theirs] = [count(one.own, pair), count(one.reading, pair)]
  const switched = Math.min(Math.abs(theirs[0] - mine[0]), Math.abs(theirs[1] - mine[1]))
  const turns = (numberOf: (reading: Reading) => number) => {
    const more = Math.abs(numberOf(one.reading) - numberOf(one.own))
    return !FIRM.has(yes) && more % 2 !== 0 && more >= switched
  }
  const isRestated = RESTATED.has(yes) && has(one.reading, 'exclusive') !== has(one.own, 'exclusive')
  return {
    one,
    mine,
    theirs,
    isSame:
      turns((reading) => negationsOf(reading) - allOf(reading, pair, NEGATED)) ||
      isRestated ||
      (isModal(yes) && differs(impliedOf)),
    isSameNearby:
      turns((reading) => allOf(reading, pair, NEAR)) ||
      (isModal(yes) ? differs((reading) => allOf(reading, pair, HINTED)) : isRestated),
  }
}

/** No negation makes one of these the other, but for what stands in the list of words (`no more than`). */
const FIRM = new Set(['minimum', 'before'])

/** `doesn't exist until` is `exists only after`. */
const RESTATED = new Set(['before', 'exists', 'able', 'must'])

/** Words that negate in another way: `fails` is `cannot`. */
const impliedOf = (reading: Reading): number => wordsOf(reading, IMPLIED).length

const allOf = (reading: Reading, pair: Pair, what: string): number =>
  pair.reduce((all, word) => all + wordsOf(reading, `${word} ${what}`).length, 0)

/** One word of the pair alone there, as often as both are said here. */
const isPlain = ({ mine, theirs }: Counts): boolean => isOneSided(theirs) && sum(theirs) === sum(mine)

const isOneSided = ([yes, no]: readonly [number, number]): boolean => yes === 0 || no === 0
const sum = ([yes, no]: readonly [number, number]): number => yes + no
