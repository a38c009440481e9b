import { fateOf, isAsked, type PlannedStep, plannedSteps } from '../plan.ts'
import { stepWords, title } from '../sentence.ts'
import { box, type Form } from './form.ts'
import { type Html, html, nothing } from './markup.ts'

const SERVERS = 6

/** Steps by servers, landscape: who did what where, at one look. */
export function gridSheet(form: Form): Html {
  const { runbook, c } = form
  const planned = plannedSteps(runbook).filter(({ step }) => fateOf(step) !== 'left-out')
  // Where all that is done is a choice of its own, the sheet has a line for each.
  const asked = planned.filter(({ step }) => isAsked(step))
  const steps = asked.some(({ step }) => step.kind !== 'read') ? asked : planned
  const once = steps.some(({ section }) => section.scope === 'organization')
  const servers = Array.from({ length: SERVERS }, (_, index) => `${c('server')} ${index + 1}`)
  const columns = [...(once ? [c('once')] : []), ...servers]
  return html`<h2>${c('grid')}</h2>
<p class="note">${c('grid-how')}</p>
<p class="note">${c('filling-in')}</p>
<table class="grid"><thead><tr><th scope="col" class="id">${c('step')}</th><th scope="col" class="act">${c('action')}</th>${columns.map((column) => head(column, once && column === c('once')))}<th scope="col" class="dev">${c('deviation-number')}</th></tr></thead>
<tbody>${steps.map((planned) => row(planned, columns, once, form))}</tbody></table>
`
}

const head = (label: string, fixed: boolean): Html =>
  html`<th scope="col">${label}${fixed ? nothing : html`<input type="text" class="long" aria-label="${label}">`}</th>`

function row({ step, section }: PlannedStep, columns: readonly string[], once: boolean, form: Form): Html {
  const { c, t } = form
  const note = step.coalescedInto
    ? html`<br><span class="note">${t('render.coalesced', { step: step.coalescedInto })}</span>`
    : nothing
  const applies = (index: number) => !once || (section.scope === 'organization') === (index === 0)
  const fillable = (column: string, index: number) =>
    applies(index) ? fill(`${step.id}, ${column}`, c('time'), c('initials')) : html`<td class="none">—</td>`
  const cells = columns.map((column, index) =>
    step.blocked.length > 0
      ? html`<td class="none">${t('render.blocked')}</td>`
      : step.coalescedInto
        ? html`<td class="none">→ ${step.coalescedInto}</td>`
        : fillable(column, index),
  )
  return html`<tr><th scope="row" class="id">${step.id}</th><td><span class="kind">${t(`render.kind.${step.kind}`)}</span> ${title(stepWords(step, form.locale, t))}${note}</td>${cells}<td><input type="text" aria-label="${step.id}, ${c('deviation-number')}"></td></tr>
`
}

const fill = (label: string, time: string, initials: string): Html =>
  html`<td class="cell"><span class="box">${box(label)}<input type="text" placeholder="__:__" aria-label="${label}, ${time}"></span><input type="text" aria-label="${label}, ${initials}"></td>`
