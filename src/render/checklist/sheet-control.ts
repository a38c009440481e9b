import { alertClass } from '../../model/index.ts'
import { provenanceIn } from '../localized-texts.ts'
import { parameterName } from '../parameter-name.ts'
import { isAsked, plannedSteps } from '../plan.ts'
import { remarksFor } from '../remarks.ts'
import {
  cell,
  choice,
  code,
  empty,
  emptyRows,
  type Form,
  field,
  say,
  sayRemarks,
  table,
  tick,
  wideField,
} from './form.ts'
import { type Html, html, nothing } from './markup.ts'

const SERVERS = 6

/** First sheet: which change, when, who, and on which servers. */
export function controlSheet(form: Form): Html {
  const { runbook, c, t, locale } = form
  const { converted, foreign } = provenanceIn(locale, runbook)
  const people = ['owner', 'operator', 'reviewer', 'approver', 'on-call'].map((role) => [
    cell(c(role)),
    empty(`${c(role)}, ${c('name')}`),
    empty(`${c(role)}, ${c('contact')}`),
  ])
  const servers = ['order', 'server', 'server-role', 'version'].map((key) => c(key))
  return html`<h1>${say(runbook.title, form)}</h1>
${converted === undefined ? nothing : html`<p class="alert">${t('render.converted', { from: converted })}</p>`}
${foreign ? html`<p class="alert">${t('render.foreign-note')}</p>` : nothing}
<h2>${c('control')}</h2>
<div class="fields">${field(c('change-number'), 'line')}${field(c('revision'))}${field(c('environment'), 'line')}</div>
<div class="fields">${wideField(c('reason'))}</div>
<div class="fields">${field(c('risk'), 'line')}${runbook.product ? html`<span>${form.label(t('render.markdown.product'))}${runbook.product}</span>` : nothing}</div>
<h2>${c('window')}</h2>
${table(
  ['', c('start'), c('end'), c('time-zone')],
  ['planned', 'actual'].map((row) => [
    cell(c(row)),
    ...['start', 'end', 'time-zone'].map((column) => empty(`${c(row)}, ${c(column)}`)),
  ]),
)}
<div class="fields">${wideField(c('last-decision'))}</div>
${runbook.minutes ? html`<p>${form.label(t('render.markdown.time'))}${t('render.minutes', { count: runbook.minutes })}</p>` : nothing}
<h2>${c('people')}</h2>
${table([c('role'), c('name'), c('contact')], people)}
<h2>${c('servers')}</h2>
${table(
  servers,
  emptyRows(servers, SERVERS, (row) => cell(String(row))),
)}
<div class="fields">${wideField(c('excluded'))}</div>
${cautions(form)}`
}

/** Values, prerequisites and the decision to begin. */
export function goSheet(form: Form): Html {
  const { c } = form
  const items = ['backup', 'health', 'hash', 'dry-run', 'values', 'told', 'rollback'].map((item) => `go-${item}`)
  return html`${parameterSheet(form)}
${prerequisites(form)}
<h2>${c('go')} <span class="mark">${c('do-confirm')}</span></h2>
${items.map((item) => tick(c(item, { hash: form.plan }), item === 'go-backup' ? html`<input type="text" class="line" aria-label="${c(item)}">` : nothing))}
${blockedHolds(form)}
<div class="hold"><strong>${c('hold')}</strong>${c('hold-go')}
<div class="fields">${choice(c('go-yes'))}${choice(c('go-no'))}${field(c('name'), 'line')}${field(c('time'), 'time')}${field(c('initials'))}</div></div>
`
}

function parameterSheet({ runbook, c }: Form): Html {
  if (runbook.parameters.length === 0) return nothing
  const head = [c('parameter'), c('stands-for'), c('value'), c('checked')]
  return html`<h2>${c('parameters')}</h2>
${table(
  head,
  runbook.parameters.map((parameter) => [
    code(parameterName(parameter)),
    code(parameter.placeholders.join(', ')),
    empty(`${parameterName(parameter)}, ${c('value')}`),
    empty(`${parameterName(parameter)}, ${c('checked')}`),
  ]),
)}`
}

/** What the documents warn of before the first step: whoever works from paper must have read it as well. */
const cautions = (form: Form): Html =>
  html`${form.runbook.sections
    .filter(({ role }) => role === 'overview' || role === 'prerequisites')
    .flatMap((section) => section.passages)
    .filter(
      ({ kind, alert, text }) => kind === 'alert' && alertClass(alert ?? 'note') > 0 && Object.keys(text).length > 0,
    )
    .map(
      (
        passage,
      ) => html`<div class="alert"><strong>${form.t(`render.alert.${passage.alert ?? 'note'}`)}</strong> ${say(passage.text, form)}</div>
${sayRemarks(form.said.show(remarksFor(passage.remarks, passage.text, form), form.c('prerequisites')), form)}`,
    )}`

function prerequisites(form: Form): Html {
  const passages = form.runbook.sections
    .filter((section) => section.role === 'prerequisites')
    .flatMap((section) => section.passages.filter(({ kind }) => kind === 'item' || kind === 'paragraph'))
  if (passages.length === 0) return nothing
  const label = form.c('prerequisites')
  return html`<h2>${label} <span class="mark">${form.c('do-confirm')}</span></h2>
${passages.map((passage) => html`<div class="check"><input type="checkbox" aria-label="${label}"><span>${say(passage.text, form)}</span></div>`)}`
}

/** A plan with a blocked step is not ready to begin. */
const blockedHolds = (form: Form): Html =>
  html`${plannedSteps(form.runbook)
    .filter(({ step }) => step.blocked.length > 0 && isAsked(step))
    .map(
      ({ step }) =>
        html`<div class="hold"><strong>${form.c('hold')}</strong>${form.c('hold-blocked', { step: step.id })}</div>`,
    )}`
