import type { AlignedTopic } from '../model/index.ts'
import type { Accusation } from './blame.ts'
import type { ReconcileContext } from './context.ts'
import type { Places } from './places.ts'
import type { Words } from './wording.ts'

/** What the making of sections, steps and passages needs. */
export interface Workshop {
  topic: AlignedTopic
  places: Places
  words: Words
  accusations: readonly Accusation[]
  context: ReconcileContext
}
