import type { DraftAction, DraftMethod, DraftStep } from './context.ts'

const isWait = (action: DraftAction) => action.kind === 'wait' && action.minutes !== undefined

/**
 * Makes each wait a step of its own, because a timer runs whatever method was taken: a step that asks for nothing else
 * becomes one, and a wait inside a method follows its step. Of methods that name several figures the longest counts.
 */
export function splitWaits(step: DraftStep): DraftStep[] {
  const actions = step.methods.flatMap((method) => method.actions)
  const waits = actions.filter(isWait)
  if (waits.length === 0) return [step]
  const longest = waits.reduce((best, wait) => (wait.minutes! > best.minutes! ? wait : best))
  const { chosen: _, ...rest } = step
  const wait: DraftStep = { ...rest, kind: 'wait', methods: [], minutes: longest.minutes! }
  if (actions.every(isWait)) return [wait]
  const methods = step.methods.map((method) => without(method))
  return [
    { ...step, methods },
    { ...wait, text: longest.text ?? step.text, alerts: [] },
  ]
}

const without = (method: DraftMethod): DraftMethod => ({
  ...method,
  actions: method.actions.filter((action) => !isWait(action)),
})
