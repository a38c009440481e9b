import type { RunbookAction, RunbookMethod, RunbookStep } from '../../model/index.ts'
import { markdownText, markdownWords } from '../commonmark.ts'
import {
  type ActionRun,
  actionsOf,
  fateOf,
  impactOf,
  isAsked,
  isRecommended,
  type PlannedStep,
  runsOf,
  stepStanding,
} from '../plan.ts'
import { remarksFor } from '../remarks.ts'
import { divide, isSilent, sentenceIn, stepNumber, stepWords, title } from '../sentence.ts'
import { commandFence, runFence } from './fences.ts'
import { writeFinding, writeRemarks } from './findings.ts'
import { blocks, type Page, quote } from './page.ts'
import { alertBlock } from './passages.ts'

/** A step: heading with its id, alerts before everything else, what to do, and how to run it. */
export function writeStep(planned: PlannedStep, page: Page): string {
  const { step } = planned
  const { t } = page
  const [heading, rest] = stepTitle(step, page)
  return blocks([
    `### ${heading}`,
    rest,
    ...step.alerts.map(({ kind, body }) => alertBlock(kind, blocks(body.map(page.say)), page)),
    impactOf(step) > 0 ? markdownText(t('render.impact-is', { impact: t(`render.impact.${impactOf(step)}`) })) : '',
    ...writeStanding(planned, page),
    ...writeRemarks(page.said.show(remarksFor(step.remarks, step.text, page), step.id), page),
    ...writeMethods(planned, page),
  ])
}

/** The heading, and what of the step's sentences is too long for one. */
function stepTitle(step: RunbookStep, { locale, t }: Page): [string, string] {
  const [head, rest] = divide(sentenceIn(locale, step.text))
  const words = isSilent(step) ? markdownText(stepWords(step, locale, t)) : title(markdownWords(head, t))
  const blocked = step.blocked.length > 0 ? ` · ⛔ ${markdownText(t('render.blocked'))}` : ''
  const asked = isAsked(step) ? '' : ` · ${markdownText(t('render.asked'))}`
  return [
    `${step.id} · ${stepNumber(step)}${words}${asked}${blocked}`,
    rest ? markdownWords({ ...rest, foreign: false }, t) : '',
  ]
}

/** Blocked, decided, left to another step. */
function writeStanding({ step, section }: PlannedStep, page: Page): string[] {
  const { runbook, t } = page
  const standing = stepStanding(step, section, t).map((sentence) => quote(markdownText(sentence)))
  if (step.blocked.length > 0) {
    const findings = runbook.findings.filter((finding) => step.blocked.includes(finding.fingerprint))
    const why = findings.map((finding) => writeFinding(finding, page))
    standing.push(quote(blocks([`**⛔ ${markdownText(t('render.blocked-why'))}**`, ...why])))
  }
  if (step.decided) {
    const { by, why, choice } = step.decided
    standing.push(quote(markdownText(t('render.decided', { by, why, choice: t(`render.decision.${choice}`) }))))
  }
  if (step.coalescedInto) standing.push(quote(markdownText(t('render.coalesced', { step: step.coalescedInto }))))
  return standing
}

function writeMethods(planned: PlannedStep, page: Page): string[] {
  const { step } = planned
  const { methods } = step
  const name = (index: number) => `${step.id.toLowerCase()}-${index + 1}`
  const how = writeHowToRun(planned, page)
  if (methods.length === 0)
    return [...(step.minutes === undefined || isSilent(step) ? [] : [waitLine(step.minutes, page)]), ...how]
  if (methods.length === 1) return [...methods.map((method, index) => writeMethod(method, name(index), page)), ...how]
  return [
    `**${markdownText(page.t('render.choose-one'))}**`,
    ...methods.flatMap((method, index) => [
      optionLine(step, index, page),
      writeMethod({ ...method, text: undefined }, name(index), page),
      // The script runs the chosen method, so it is offered there and not after the others.
      ...(index === step.chosen ? how : []),
    ]),
    ...(step.chosen === undefined ? how : []),
  ]
}

function optionLine(step: RunbookStep, index: number, { t, say }: Page): string {
  const { text } = step.methods[index] ?? {}
  const key = isRecommended(step, index) ? 'option-recommended' : 'option'
  const option = `**${markdownText(t(`render.markdown.${key}`, { number: index + 1 }))}**`
  return text ? `${option} — ${say(text)}` : option
}

type Written = Omit<RunbookMethod, 'text'> & { text?: RunbookMethod['text'] | undefined }

const writeMethod = (method: Written, name: string, page: Page): string =>
  blocks([
    method.text ? page.say(method.text) : '',
    ...runsOf(method.actions).map((run, index) => ACTIONS[run.action.kind](run, `${name}-${index + 1}`, page)),
  ])

/** One handler a kind of action. */
const ACTIONS: Record<RunbookAction['kind'], (run: ActionRun, name: string, page: Page) => string> = {
  instruct: (run, name, page) => blocks([sayAction(run.action, page), writeCommands(run, name, page)]),
  command: (run, name, page) => blocks([sayAction(run.action, page), writeCommands(run, name, page)]),
  verify: (run, name, page) =>
    blocks([
      writeCommands(run, name, page),
      run.action.text ? `${markdownText(page.t('render.markdown.expected'))} ${page.say(run.action.text)}` : '',
    ]),
  wait: ({ action }, _name, page) => blocks([sayAction(action, page), waitLine(action.minutes ?? 0, page)]),
}

const sayAction = (action: RunbookAction, page: Page): string => (action.text ? page.say(action.text) : '')

const waitLine = (minutes: number, { t }: Page): string => `⏱ ${markdownText(t('render.wait', { count: minutes }))}`

function writeCommands({ action: { example }, commands }: ActionRun, name: string, page: Page): string {
  const [first] = commands
  if (!first) return ''
  const host = page.t(`render.host.${first.command.host}`)
  const label = page.t('render.markdown.command-in', { host })
  return blocks([
    markdownText(example ? `${page.t('render.example')} · ${label}` : label),
    commandFence(commands, name, page),
  ])
}

function writeHowToRun(planned: PlannedStep, page: Page): string[] {
  const { step } = planned
  const fate = fateOf(step)
  if (fate === 'manual') return [`*${markdownText(page.t('render.markdown.by-hand'))}*`]
  if (fate !== 'run') return []
  const reads = actionsOf(step).every(({ command }) => !command || command.effect.action === 'read')
  const how = reads ? 'render.markdown.read-with-script' : 'render.markdown.run-with-script'
  return [markdownText(page.t(how)), runFence(planned, !reads || step.kind === 'wait' || !isAsked(step), page)]
}
