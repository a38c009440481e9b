import type {
  PlannedCommand,
  Runbook,
  RunbookAction,
  RunbookMethod,
  RunbookSection,
  RunbookStep,
  Translate,
} from '../model/index.ts'

/** A step that is carried out, with the section it stands in. */
export interface PlannedStep {
  step: RunbookStep
  section: RunbookSection
}

/** What becomes of a step: run by the script, done by a person, or not done, and why. */
export type Fate = 'run' | 'manual' | 'blocked' | 'left-out' | 'coalesced'

// All-in-one scripts do the steps once more, and reference text is read, not done.
const NOT_CARRIED_OUT = new Set(['script', 'reference', 'navigation'])

/** Whether the steps of a section are carried out, or only shown. */
export const isCarriedOut = (section: RunbookSection): boolean => !NOT_CARRIED_OUT.has(section.role)

/** The steps that are carried out, in order. */
export const plannedSteps = (runbook: Runbook): PlannedStep[] =>
  runbook.sections.filter(isCarriedOut).flatMap((section) => section.steps.map((step) => ({ step, section })))

/** Steps that a run without names carries out. */
export const isAsked = (step: RunbookStep): boolean => step.onRequest === undefined

/** The method that is run; `undefined` where a person chooses. */
export const chosenMethod = (step: RunbookStep): RunbookMethod | undefined =>
  step.chosen === undefined ? undefined : step.methods[step.chosen]

/** The method to recommend to a person: none where nothing can be recommended. */
export const isRecommended = (step: RunbookStep, index: number): boolean =>
  step.chosen === index && step.blocked.length === 0

/** What becomes of a step. A block outweighs everything else. */
export function fateOf(step: RunbookStep): Fate {
  if (step.blocked.length > 0) return 'blocked'
  if (step.decided?.choice === 'skip') return 'left-out'
  if (step.coalescedInto !== undefined) return 'coalesced'
  if (step.kind === 'wait') return 'run'
  return chosenMethod(step)?.scriptable ? 'run' : 'manual'
}

/** Disruption of a step, 0 to 3: that of the method that is run, else the worst of those to choose from. */
export const impactOf = (step: RunbookStep): number =>
  chosenMethod(step)?.disruption ?? Math.max(0, ...step.methods.map((method) => method.disruption))

/** What a step asks for: the actions of the chosen method, without examples if there is something else to run; a wait that no action states is one. */
export function actionsOf(step: RunbookStep): RunbookAction[] {
  const all = chosenMethod(step)?.actions ?? []
  const others = all.filter((action) => !action.example)
  const actions = others.some((action) => action.command) ? others : all
  const waits = step.minutes !== undefined && !actions.some((action) => action.kind === 'wait')
  return waits ? [...actions, { kind: 'wait', minutes: step.minutes }] : actions
}

/** What must be said about a whole section: that it is one of several, or is carried out only when somebody asks. */
export function sectionStanding({ id, choices = [], onRequest }: RunbookSection, t: Translate): string[] {
  const asked = onRequest === undefined ? [] : [t(`render.on-request.${onRequest}`)]
  if (choices.length === 0) return asked
  const chosen = onRequest === undefined ? [t('render.choose-section-script', { chosen: id })] : []
  const sections = choices.join(', ')
  return [[t('render.choose-section', { sections }), ...chosen, ...asked].join(' ')]
}

/** What must be said about a step that its section does not say. */
export const stepStanding = (step: RunbookStep, section: RunbookSection, t: Translate): string[] =>
  step.onRequest === undefined || step.onRequest === section.onRequest ? [] : [t(`render.on-request.${step.onRequest}`)]

/** An action with its command, or several commands that stand together. */
export interface ActionRun {
  action: RunbookAction
  commands: PlannedCommand[]
}

/** Commands without a word between them, for one shell, are shown as one block, as they would be typed. */
export function runsOf(actions: readonly RunbookAction[]): ActionRun[] {
  const runs: ActionRun[] = []
  for (const action of actions) {
    const last = runs.at(-1)
    if (last && joins(last.action, action)) last.commands.push(action.command!)
    else runs.push({ action, commands: action.command ? [action.command] : [] })
  }
  return runs
}

const joins = (first: RunbookAction, next: RunbookAction): boolean =>
  first.kind === 'command' &&
  next.kind === 'command' &&
  !next.text &&
  first.example === next.example &&
  first.command?.command.host === next.command?.command.host &&
  first.command?.command.dialect === next.command?.command.dialect
