import { carriedOut, type DraftStep } from './context.ts'

/**
 * Leaves a restart to a later step that restarts the same things: one recycle a pool, however many sections ask for it. A
 * step that is blocked, left out or run only on request takes over nothing, and a restart is never moved forward.
 */
export function coalesceRestarts(steps: readonly DraftStep[]): DraftStep[] {
  return steps.map((step, index) => {
    const subjects = restarted(step)
    if (subjects.length === 0) return step
    const later = steps.slice(index + 1).find((other) => {
      const others = restarted(other)
      return subjects.every((subject) => others.includes(subject))
    })
    return later ? { ...step, coalescedInto: later.id } : step
  })
}

/** What a step restarts when it is run; nothing if it also does anything else. */
function restarted(step: DraftStep): string[] {
  if (step.kind !== 'restart' || step.blocked.length > 0 || step.chosen === undefined || step.onRequest) return []
  const effects = carriedOut(step.methods[step.chosen]!.actions).flatMap((action) => action.command?.effect ?? [])
  return effects.every((effect) => effect.action === 'restart') ? effects.map((effect) => effect.subject) : []
}
