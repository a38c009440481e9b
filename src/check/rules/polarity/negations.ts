import { IMPLIED, NEGATIONS } from './negators.ts'
import { has, type Reading, VERBAL, wordsOf } from './reading.ts'
import { type Check, heavierBy, negationsOf, type Voice, type Witness } from './witness.ts'

/** Negates less often than the others, and has no word instead that negates in another way. */
export const fewer: Check = (own, others) => {
  const lost: Lost = {
    against: others.filter((one) => surplusOf(one, negationsOf) > 0 && !isRestated(one)),
    clear: others.filter((one) => isClear(one) && !isRestated(one)),
    verbal: others.filter((one) => surplusOf(one, verbalOf) > 0),
  }
  if (!isOutvoted(others, lost) || !isApart(own, others)) return undefined
  const here = wordsOf(own.reading, NEGATIONS)
  const { reading } = lost.against.find((one) => one.isSource) ?? lost.against[0]!
  return {
    variant: here.length > 0 ? 'fewer' : 'lost',
    here,
    there: wordsOf(reading, NEGATIONS),
    sure: others.length >= 3 && isUnanimous(others, lost) && isSilent(own, others),
  }
}

/** Who has more negations than here, who has more words that negate in any way, and who negates more verbs. */
interface Lost {
  against: readonly Witness[]
  clear: readonly Witness[]
  verbal: readonly Witness[]
}

const isClear = (one: Witness): boolean => heavierBy(one) > 0 && surplusOf(one, negationsOf) >= 0

/** Of three and more, one may be of another mind. */
function isOutvoted(others: readonly Witness[], { against, clear, verbal }: Lost): boolean {
  const all = others.length
  const most = all >= 3 ? all - 1 : all
  if (against.length < 2 || clear.length < 2) return false
  if (clear.length === all || (all >= 4 && Math.min(clear.length, against.length) >= most)) return true
  return Math.max(clear.length, against.length) >= most && against.length + verbal.length >= 2 * most
}

/** Another script of the same language does not say it in the same way. */
const isApart = (own: Voice, others: readonly Witness[]): boolean =>
  others.every((one) => heavierBy(one) > 0 || surplusOf(one, negationsOf) > 0 || languageOf(one) !== languageOf(own))

const isUnanimous = (others: readonly Witness[], { against, clear, verbal }: Lost): boolean =>
  [against, clear, verbal].every((list) => list.length === others.length)

/** Nothing in the sentence negates in another way, and no other sentence of the row can be meant. */
const isSilent = (own: Voice, others: readonly Witness[]): boolean =>
  !own.isSource && !has(own.reading, IMPLIED) && others.every((one) => negationsOf(one.row) > negationsOf(own.row))

/** Negates more often than all others. */
export const more: Check = (own, others) => {
  const against = others.filter((one) => surplusOf(one, negationsOf) < 0 && heavierBy(one) < 0 && !isRestated(one))
  const verbal = others.filter((one) => surplusOf(one, verbalOf) < 0)
  if (against.length < Math.max(2, others.length) || verbal.length < 2) return undefined
  const { reading } = against.find((one) => one.isSource) ?? against[0]!
  return { variant: 'more', here: wordsOf(own.reading, NEGATIONS), there: wordsOf(reading, NEGATIONS), sure: false }
}

/** How much more of something a witness has than the edition itself. */
const surplusOf = (one: Witness, weight: (reading: Reading) => number): number => weight(one.reading) - weight(one.own)

const verbalOf = (reading: Reading): number => wordsOf(reading, VERBAL).length

/** `not … unless` on one side is `only` on the other. */
const isRestated = ({ own, reading }: Witness): boolean => isOnly(own, reading) || isOnly(reading, own)

const isOnly = (one: Reading, other: Reading): boolean =>
  has(one, 'exclusive') && has(other, 'exceptive') && !has(one, 'exceptive') && negationsOf(other) > negationsOf(one)

const languageOf = ({ locale }: Pick<Voice, 'locale'>): string | undefined => locale.split('-')[0]
