import type { Effect } from '../../model/index.ts'
import { effect } from './shape.ts'

/**
 * The effect of what nobody here understands. It says nothing but that: `disruption` 0 and the scope are no statements, so ask for the action
 * first. The text is the subject, so that two unknown commands have the same key only when they are the same.
 */
export function unknownEffect(text: string): Effect {
  const subject = `unknown:${text.replace(/\s+/g, ' ').trim()}`
  return { ...effect({ family: 'unknown', action: 'unknown', subject }), idempotent: false }
}
