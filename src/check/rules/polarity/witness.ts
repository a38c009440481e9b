import { IMPLIED, NEGATIONS } from './negators.ts'
import { has, type Reading, SWITCHED, wordsOf } from './reading.ts'

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

export type Check = (own: Voice, others: readonly Witness[]) => Flip | undefined

export const negationsOf = (reading: Reading): number => wordsOf(reading, NEGATIONS).length

/** How many more words there negate in any way. `Disable` is such a word and `turn off` is none: it does not count where both say it. */
export function heavierBy({ reading, own }: Pick<Witness, 'reading' | 'own'>): number {
  const isSwitched = has(reading, 'off') && has(own, 'off')
  const weightOf = (one: Reading): number =>
    negationsOf(one) + wordsOf(one, IMPLIED).length - (isSwitched ? wordsOf(one, SWITCHED).length : 0)
  return weightOf(reading) - weightOf(own)
}
