import { isModal, isRole, isState, PAIRS } from './pairs.ts'
import { has, IMPLIED, type Reading, wordsOf } from './reading.ts'
import { type Check, negationsOf, type Witness } from './witness.ts'

/** One word of a pair where the others have its opposite, and no negation more or less that would make it the same. */
export const antonym: Check = (own, others) => {
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
      const isAffirmed = negationsOf(sign > 0 ? witness.reading : own.reading) === 0
      const isTold = isState(yes) || ((isModal(yes) || isRole(yes)) && isOneSided(count(own.reading, [yes, no])))
      const sure = witness.isSource && isAffirmed && isTold && isUnanimous(yes, counts, against)
      return { variant: 'antonym', pair: `${yes}/${no}`, here: words(own.reading), there: words(witness.reading), sure }
    }
  }
  return undefined
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
    isSame: isNegated || isExclusive || (isModal(yes) && isImplied(one)),
  }
}

/** `doesn't exist until` is `exists only after`. */
const RESTATED = new Set(['before', 'exists', 'able', 'must'])

/** A word more or less that negates in another way: `fails` is `cannot`. */
const isImplied = (one: Witness): boolean => wordsOf(one.reading, IMPLIED).length !== wordsOf(one.own, IMPLIED).length

/** Negations beside those in the negative word of a pair (`not enabled`). */
const restOf = (reading: Reading, no: string): number => negationsOf(reading) - wordsOf(reading, `${no} negated`).length

/** One word of the pair alone there, as often as both are said here. */
const isPlain = ({ mine, theirs }: Counts): boolean => isOneSided(theirs) && sum(theirs) === sum(mine)

const isOneSided = ([yes, no]: readonly [number, number]): boolean => yes === 0 || no === 0
const sum = ([yes, no]: readonly [number, number]): number => yes + no
