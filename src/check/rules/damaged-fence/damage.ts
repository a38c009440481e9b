import type { Observation, Place } from '../../../model/index.ts'

/** One kind of damage at one block. */
export interface Damage {
  variant: 'glued' | 'unclosed' | 'prose' | 'lost' | 'spans' | 'shifted'
  text: string
  locales?: string[]
  related?: Place[]
  signature: string
  evidence: Observation['evidence']
  fix?: Observation['fix']
}
