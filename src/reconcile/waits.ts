import type { DraftAction, DraftMethod, DraftStep } from './context.ts'

const isWait = (action: DraftAction) => action.kind === 'wait' && action.minutes !== undefined

/**
 * Makes each wait a step of its own, because a timer runs whatever method was taken: a step that asks for nothing else
 * becomes one; a wait inside a method follows its step, or precedes it where the documents wait before the first command.
 * Of methods that name several figures the longest counts. A wait that the step's own sentence asks for has no sentence
 * of its own: it is not said twice.
 */
export function splitWaits(step: DraftStep): DraftStep[] {
  const actions = step.methods.flatMap((method) => method.actions)
  const waits = actions.filter(isWait)
  if (waits.length === 0) return [step]
  const longest = waits.reduce((best, wait) => (wait.minutes! > best.minutes! ? wait : best))
  const { chosen: _, number: __, conditional: ___, ...rest } = step
  const wait: DraftStep = { ...rest, kind: 'wait', methods: [], minutes: longest.minutes! }
  if (actions.every(isWait)) return [{ ...wait, ...(step.number === undefined ? {} : { number: step.number }) }]
  const others = { ...step, methods: step.methods.map((method) => without(method)) }
  const apart = { ...wait, text: longest.text ?? {}, alerts: [] }
  return waitsFirst(step)
    ? [
        { ...apart, alerts: step.alerts },
        { ...others, alerts: [] },
      ]
    : [others, apart]
}

const waitsFirst = (step: DraftStep): boolean =>
  step.methods.some(({ actions }) => {
    const wait = actions.findIndex(isWait)
    const command = actions.findIndex((action) => action.command)
    return wait >= 0 && command > wait
  })

const without = (method: DraftMethod): DraftMethod => ({
  ...method,
  actions: method.actions.filter((action) => !isWait(action)),
})
