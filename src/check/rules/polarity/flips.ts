import { antonym } from './antonyms.ts'
import { fewer, more } from './negations.ts'
import { IMPLIED, NEGATIONS } from './negators.ts'
import { has, wordsOf } from './reading.ts'
import { type Check, type Flip, negationsOf, type Voice, type Witness } from './witness.ts'

/** A prohibition of the source, and no negation of any kind here. */
const lostProhibition: Check = (own, others) => {
  const source = others.find((one) => one.isSource)
  if (!source || has(own.reading, 'negation')) return undefined
  const there = wordsOf(source.reading, 'prohibition')
  const kept = others.some((one) => !one.isSource && has(one.reading, 'negation'))
  const lost = negationsOf(own.row) < negationsOf(source.row)
  return there.length > 0 && kept && lost ? { variant: 'message', here: [], there, sure: true } : undefined
}

/** `That does not mean that … must` here, or `need not`, where the others require. */
const deniedRequirement: Check = (own, others) => {
  const source = others.find((one) => one.isSource)
  const deny = isDenial(own) ? 'denied-meaning' : 'unneeded'
  const isAsked = deny === 'unneeded' ? isPlain : hasRequirement
  if (!source || !has(own.reading, deny) || !isAsked(source)) return undefined
  if (others.some((one) => isDenial(one) || (deny === 'unneeded' && has(one.reading, deny)))) return undefined
  if (others.filter(isAsked).length < 2 || negationsOf(own.row) <= negationsOf(source.row)) return undefined
  return {
    variant: 'denied',
    here: wordsOf(own.reading, deny),
    there: wordsOf(source.reading, 'requirement'),
    sure: true,
  }
}

const hasRequirement = ({ reading }: Pick<Voice, 'reading'>): boolean => has(reading, 'requirement')
const isDenial = (one: Pick<Voice, 'reading'>): boolean => has(one.reading, 'denied-meaning') && hasRequirement(one)

/** Requires, and nothing in the sentence could turn that round: `no longer required`. */
const isPlain = (one: Witness): boolean =>
  hasRequirement(one) && !['negation', NEGATIONS, IMPLIED].some((concept) => has(one.reading, concept))

const CHECKS: readonly Check[] = [lostProhibition, deniedRequirement, antonym, fewer, more]

/** What one edition says the other way round than the others; nothing where no check has an objection. */
export function flipOf(own: Voice, others: readonly Witness[]): Flip | undefined {
  for (const check of CHECKS) {
    const flip = check(own, others)
    if (flip) return flip
  }
  return undefined
}
