import {
  type PlannedCommand,
  type RunbookAction,
  type RunbookMethod,
  type RunbookStep,
  visibleLine,
} from '../../model/index.ts'
import { shownCommand } from '../parameter-name.ts'
import { type ActionRun, actionsOf, isRecommended, runsOf } from '../plan.ts'
import { box, type Form, field, say } from './form.ts'
import { type Html, html, nothing } from './markup.ts'

/** What to do: the one method, or all of them with a box each. */
export function stepActions(step: RunbookStep, form: Form): Html {
  const { methods } = step
  if (methods.length === 0) return html`${runsOf(actionsOf(step)).map((run) => ACTIONS[run.action.kind](run, form))}`
  if (methods.length === 1) return html`${methods.map((method) => writeMethod(method, form))}`
  const { t } = form
  return html`<p><strong>${t('render.choose-one')}</strong></p>
${methods.map((method, index) => option(step, method, index, form))}`
}

function option(step: RunbookStep, method: RunbookMethod, index: number, form: Form): Html {
  const label = form.t('render.markdown.option', { number: index + 1 })
  const mark = isRecommended(step, index) ? html` <span class="mark">${form.t('render.recommended')}</span>` : nothing
  const text = method.text ? html` ${say(method.text, form)}` : nothing
  return html`<div class="check">${box(`${step.id}, ${label}`)}<div><strong>${label}</strong>${mark}${text}${doing(method, form)}</div></div>
`
}

const writeMethod = (method: RunbookMethod, form: Form): Html =>
  html`${method.text ? html`<p>${say(method.text, form)}</p>` : nothing}${doing(method, form)}`

const doing = (method: RunbookMethod, form: Form): Html =>
  html`${runsOf(method.actions).map((run) => ACTIONS[run.action.kind](run, form))}`

/** One handler a kind of action. */
const ACTIONS: Record<RunbookAction['kind'], (run: ActionRun, form: Form) => Html> = {
  instruct: ({ action, commands }, form) => html`${instruction(action, form)}${commandBlock(commands, form)}`,
  command: ({ action, commands }, form) =>
    html`${example(action, form)}${lead(action, form)}${commandBlock(commands, form)}`,
  verify: ({ commands }, form) => commandBlock(commands, form),
  wait: ({ action }, form) => html`${lead(action, form)}${timer(action.minutes ?? 0, form)}`,
}

const example = (action: RunbookAction, form: Form): Html =>
  action.example ? html`<p class="note">${form.label(form.t('render.example'))}</p>` : nothing

const lead = (action: RunbookAction, form: Form): Html =>
  action.text ? html`<p>${say(action.text, form)}</p>` : nothing

/** A line of its own with a box, so that a person who is interrupted finds the place again. */
const instruction = (action: RunbookAction, form: Form): Html =>
  action.text
    ? html`<div class="check">${box(form.c('done'))}<span>${say(action.text, form)}</span></div>
`
    : nothing

function commandBlock(commands: readonly PlannedCommand[], { runbook, t, c, label }: Form): Html {
  const host = commands[0]?.command.host
  if (!host) return nothing
  const lines = commands.flatMap(({ template }) => shownCommand(template, runbook.parameters).split(/\r?\n/))
  const where = `${label(c('where'))}${t(`render.host.${host}`)}`
  return html`<div class="cmd"><i>${where}</i><div translate="no" dir="ltr">${lines.map((line) => html`<span>${words(line)}</span>`)}</div></div>
`
}

const LONGEST_WORD = 70

/** A line breaks between words only: a parameter without its dash would be another word. */
const words = (line: string): Html[] =>
  line
    .split(/(\s+)/)
    .map((word) => (word.trim() === '' || word.length > LONGEST_WORD ? html`${word}` : html`<b>${word}</b>`))

const timer = (minutes: number, { t, c }: Form): Html =>
  html`<p><strong>${t('render.wait', { count: minutes })}</strong></p>
<div class="fields">${field(c('wait-started'), 'time')}${field(c('wait-earliest'), 'time')}${field(c('wait-ended'), 'time')}</div>
`

const LASTS = new Set<string>(['set', 'create'])

/** The state to find afterwards: what a verification says, else what the commands set, else that nothing failed. */
export function stepExpected(step: RunbookStep, form: Form): Html {
  const actions = actionsOf(step)
  const said = actions.flatMap((action) => (action.kind === 'verify' && action.text ? [action.text] : []))
  if (said.length > 0) return html`${said.map((text) => say(text, form))}`
  // What is removed has no properties afterwards.
  const effects = actions.flatMap((action) => action.command?.effect ?? []).filter(({ action }) => LASTS.has(action))
  const properties = effects.flatMap((effect) => effect.properties)
  if (properties.length > 0) {
    const list = properties
      .map(({ name, value }) => visibleLine(`${name} = ${shownCommand(value, form.runbook.parameters)}`))
      .join('; ')
    return html`<code translate="no">${list}</code>`
  }
  return html`${form.c(actions.some((action) => action.command) ? 'no-error' : 'as-described')}`
}
