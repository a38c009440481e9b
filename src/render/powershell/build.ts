import { assignedIn, readsIn } from '../../commands/index.ts'
import {
  type Effect,
  type Localized,
  type PlannedCommand,
  type Runbook,
  type RunbookMethod,
  type RunbookStep,
  visibleLine,
} from '../../model/index.ts'
import { findingSentence } from '../finding-sentence.ts'
import { parameterName, replaceMarks, shownCommand, shownObject } from '../parameter-name.ts'
import { actionsOf, chosenMethod, type Fate, fateOf, impactOf, type PlannedStep, plannedSteps } from '../plan.ts'
import { marked, sentenceIn, stepWords, title } from '../sentence.ts'
import { emit } from './emit.ts'
import type { Variables } from './expression.ts'
import type { Say, Script, ScriptAction, ScriptStep } from './script.ts'

interface Builder {
  runbook: Runbook
  variables: Variables
  says: Map<string, Say>
  /** Variables that have a value after the steps so far: of every run, and of those carried out on request. */
  assigned: { run: Set<string>; asked: Set<string> }
  /** Registers a sentence of the current step and returns its key. */
  say(key: string, say: Say): string
}

/** Turns a runbook into the script's steps and sentences. */
export function buildScript(runbook: Runbook): Script {
  const says = new Map<string, Say>()
  const builder: Builder = {
    runbook,
    variables: new Map(runbook.parameters.map((parameter) => [parameter.name, parameterName(parameter)])),
    says,
    assigned: { run: new Set(), asked: new Set() },
    say(key, say) {
      if (says.has(key)) throw new Error(`two sentences have the key ${key}`)
      says.set(key, say)
      return key
    },
  }
  return { steps: plannedSteps(runbook).map((planned) => buildStep(planned, builder)), says }
}

const wording =
  (text: Localized): Say =>
  (locale, t) =>
    marked(sentenceIn(locale, text), t)

function buildStep({ step, section }: PlannedStep, builder: Builder): ScriptStep {
  const { id } = step
  builder.say(id, (locale, t) => title(stepWords(step, locale, t)))
  const { fate, actions } = carryOut(step, builder)
  const templates = actions.some((action) => 'code' in action)
    ? actionsOf(step).flatMap((action) => action.command ?? [])
    : []
  return {
    id,
    section: section.id,
    fate,
    kind: step.kind,
    impact: impactOf(step),
    into: step.coalescedInto ?? '',
    onRequest: step.onRequest ?? '',
    alerts: step.alerts.map(({ kind, body }, index) => ({
      kind,
      text: builder.say(`${id}-alert-${index + 1}`, (locale, t) =>
        body.map((part) => wording(part)(locale, t)).join(' '),
      ),
    })),
    reasons: reasonsOf(step, builder),
    parameters: usedParameters(templates, builder),
    actions,
  }
}

function usedParameters(commands: readonly PlannedCommand[], { runbook }: Builder): string[] {
  const names = new Set<string>()
  for (const { template } of commands)
    replaceMarks(template, runbook.parameters, (parameter) => {
      names.add(parameterName(parameter))
      return ''
    })
  return [...names]
}

function reasonsOf(step: RunbookStep, builder: Builder): string[] {
  const { id, decided } = step
  const findings = builder.runbook.findings.filter((finding) => step.blocked.includes(finding.fingerprint))
  const reasons = findings.map((finding, index) =>
    builder.say(`${id}-blocked-${index + 1}`, (_locale, t) => findingSentence(finding, t)),
  )
  if (decided?.choice !== 'skip') return reasons
  const values = { step: id, by: visibleLine(decided.by), why: visibleLine(decided.why) }
  return [...reasons, builder.say(`${id}-left-out`, (_locale, t) => t('render.powershell.left-out', values))]
}

/** A step that the script can run, or, where one of its commands cannot be written safely, one done by hand. */
function carryOut(step: RunbookStep, builder: Builder): { fate: Fate; actions: ScriptAction[] } {
  const fate = fateOf(step)
  if (fate === 'left-out') return { fate, actions: [] }
  if (fate === 'blocked') return { fate, actions: byHand(step, builder) }
  const actions = fate === 'manual' ? undefined : automatic(step, builder)
  return actions ? { fate, actions } : { fate: 'manual', actions: byHand(step, builder) }
}

/** What the script does by itself; `undefined` where a command cannot be written safely, or where there is nothing to run. */
function automatic(step: RunbookStep, builder: Builder): ScriptAction[] | undefined {
  const actions = actionsOf(step)
  const emitted = actions.map((action) => (action.command ? emitCommand(action.command, step, builder) : undefined))
  if (actions.some((action, index) => action.command && !emitted[index])) return undefined
  if (!actions.some((action) => action.command || action.kind === 'wait')) return undefined
  if (!haveValues(step, builder)) return undefined
  return actions.flatMap((action, index): ScriptAction[] => [
    ...(action.text ? [sayText(`${step.id}-action-${index + 1}`, action.text, builder)] : []),
    ...(emitted[index] ? [emitted[index]] : []),
    ...(action.kind === 'wait' ? [{ kind: 'wait' as const, minutes: action.minutes ?? 0 }] : []),
  ])
}

/** Whether each variable that the commands of a step read has a value by then; without it, they would act on something else. */
function haveValues(step: RunbookStep, { assigned: { run, asked } }: Builder): boolean {
  const known = new Set(step.onRequest ? [...run, ...asked] : run)
  const unknown = actionsOf(step).some(({ command }) => {
    if (command?.command.dialect !== 'powershell') return false
    for (const name of assignedIn(command.template)) known.add(name)
    return readsIn(command.template).some(({ name }) => !known.has(name))
  })
  if (!unknown) for (const name of known) (step.onRequest ? asked : run).add(name)
  return !unknown
}

const sayText = (key: string, text: Localized, builder: Builder): ScriptAction => ({
  kind: 'text',
  text: builder.say(key, wording(text)),
})

const KINDS: Partial<Record<Effect['action'], 'read' | 'unknown'>> = { read: 'read', unknown: 'unknown' }

function emitCommand(
  planned: PlannedCommand,
  { conditional }: RunbookStep,
  { runbook, variables }: Builder,
): ScriptAction | undefined {
  const emission = emit(planned, variables)
  if (!emission.ok) return undefined
  const { effect, command, template } = planned
  return {
    kind: KINDS[effect.action] ?? (conditional ? 'conditional' : 'change'),
    command: shownCommand(template, runbook.parameters),
    code: emission.code,
    commands: emission.commands,
    programs: emission.programs,
    host: command.host,
    target: shownObject(effect.object ?? '', runbook.parameters),
    preconditions: effect.preconditions,
  }
}

/** What a person reads: the chosen method, or all methods with the request to choose one. */
function byHand(step: RunbookStep, builder: Builder): ScriptAction[] {
  const chosen = chosenMethod(step)
  const methods = chosen ? [chosen] : step.methods
  const choice: ScriptAction[] = methods.length > 1 ? [{ kind: 'text', text: 'Message-choose-one' }] : []
  const lines = methods.flatMap((method, index) => readMethod(method, `${step.id}-method-${index + 1}`, builder))
  return [...choice, ...lines, { kind: 'hand' }]
}

const readMethod = (method: RunbookMethod, key: string, builder: Builder): ScriptAction[] => [
  ...(method.text ? [sayText(key, method.text, builder)] : []),
  ...method.actions.flatMap((action, index): ScriptAction[] => [
    ...(action.text ? [sayText(`${key}-${index + 1}`, action.text, builder)] : []),
    ...(action.command ? [showCommand(action.command, method, builder)] : []),
  ]),
]

const showCommand = (planned: PlannedCommand, method: RunbookMethod, { runbook }: Builder): ScriptAction => ({
  kind: 'shown',
  command: shownCommand(planned.template, runbook.parameters),
  host: method.host ?? planned.command.host,
})
