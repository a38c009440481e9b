import { antonym } from './antonyms.ts'
import { fewer, more } from './negations.ts'
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

const CHECKS: readonly Check[] = [lostProhibition, deniedRequirement, antonym, fewer, more]

/** What one edition says the other way round than the others; nothing where no check has an objection. */
export function flipOf(own: Voice, others: readonly Witness[]): Flip | undefined {
  for (const check of CHECKS) {
    const flip = check(own, others)
    if (flip) return flip
  }
  return undefined
}
