import { canonicalize, effectOf, onlyCommand } from '../commands/index.ts'
import type { Decision } from '../model/index.ts'
import { type Accusation, leavesOpen } from './blame.ts'
import {
  carriedOut,
  commandsOf,
  type DraftCommand,
  type DraftMethod,
  type DraftStep,
  mapCommands,
  type ReconcileContext,
} from './context.ts'
import { chooseMethod, kindOf } from './methods.ts'
import { hostFor } from './readings.ts'
import { concerns } from './touching.ts'

/**
 * Notes which findings touch a step, chooses its method in their light, and blocks it while an open error speaks about a
 * command of that method. Decisions of persons settle errors one by one; they count until their last day.
 */
export function judgeStep(
  step: DraftStep,
  accusations: readonly Accusation[],
  decisions: readonly Decision[],
  context: ReconcileContext,
): DraftStep {
  const spots = [...step.origins, ...commandsOf(step).flatMap((command) => command.origins)]
  const touching = accusations.filter(({ finding }) => concerns(finding, spots))
  const open = (method: DraftMethod) => openErrors(method, touching)
  const chosen = chooseMethod(step.methods, (method) => open(method).length > 0)
  const method = chosen === undefined ? undefined : step.methods[chosen]
  const errors = method ? open(method) : []
  const valid = decisions.filter((decision) => counts(decision, errors, context))
  const settled = new Set(valid.map((decision) => decision.finding))
  const judged: DraftStep = {
    ...withoutChoice(step),
    ...(chosen === undefined ? {} : { chosen }),
    kind: step.kind === 'wait' ? 'wait' : kindOf(method),
    findings: touching.map(({ finding }) => finding.fingerprint),
    blocked: errors.map(({ finding }) => finding.fingerprint).filter((fingerprint) => !settled.has(fingerprint)),
  }
  return judged.blocked.length > 0 ? judged : decide(judged, errors, valid, context)
}

const openErrors = (method: DraftMethod, accusations: readonly Accusation[]): Accusation[] => {
  const commands = carriedOut(method.actions).flatMap((action) => action.command ?? [])
  return accusations.filter((accusation) => commands.some((command) => leavesOpen(accusation, command.origins)))
}

/** A decision to replace says by what; one without a command, or with more than one, settles nothing. */
function counts(decision: Decision, errors: readonly Accusation[], { today, catalog }: ReconcileContext): boolean {
  const current = decision.until === undefined || today === undefined || today <= decision.until
  const whole = decision.choice !== 'replace' || onlyCommand(decision.command ?? '', catalog) !== undefined
  return current && whole && errors.some(({ finding }) => finding.fingerprint === decision.finding)
}

/** Carries out the decisions. Where several apply, leaving the step out goes before replacing, and that before keeping. */
function decide(
  step: DraftStep,
  errors: readonly Accusation[],
  decisions: readonly Decision[],
  context: ReconcileContext,
): DraftStep {
  const byWeight = ['skip', 'replace', 'keep'].flatMap((choice) => decisions.filter((one) => one.choice === choice))
  const first = byWeight[0]
  if (!first) return step
  const { finding, choice, by, why } = first
  const decided = { ...step, decided: { finding, choice, by, why } }
  if (choice === 'skip') return withoutChoice(decided)
  if (choice !== 'replace') return decided
  const about = errors.find((error) => error.finding.fingerprint === finding)!
  const replaced = mapCommands(decided, (command) =>
    leavesOpen(about, command.origins) ? replace(command, first.command!, context) : command,
  )
  return { ...replaced, kind: kindOf(replaced.methods[replaced.chosen!]) }
}

function replace(planned: DraftCommand, text: string, { catalog }: ReconcileContext): DraftCommand {
  const { text: plain, dialect, host } = onlyCommand(text, catalog)!
  const { prompt: _, ...rest } = planned.command
  const effect = effectOf({ text: plain, dialect }, catalog)
  const canonical = canonicalize(plain, dialect, catalog)
  const command = { ...rest, text: plain, dialect, host: hostFor({ host }, effect), canonical }
  return { ...planned, command, template: plain, effect, agreed: [], evidence: 'none' }
}

function withoutChoice(step: DraftStep): DraftStep {
  const { chosen: _, ...rest } = step
  return rest
}
