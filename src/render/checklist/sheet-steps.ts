import type { Passage, RunbookAlert, RunbookSection, RunbookStep } from '../../model/index.ts'
import { fateOf, impactOf, isAsked, isCarriedOut, type PlannedStep, sectionStanding, stepStanding } from '../plan.ts'
import { remarksFor } from '../remarks.ts'
import { blank, choice, type Form, field, say, sayFinding, sayRemarks, sayStep } from './form.ts'
import { type Html, html, nothing } from './markup.ts'
import { stepActions, stepExpected } from './step-actions.ts'

/** The sections whose steps are carried out. */
export const stepSections = (form: Form): RunbookSection[] =>
  form.runbook.sections.filter((section) => isCarriedOut(section) && section.steps.length > 0)

/** One section: its cautions, its steps in order, and the line that closes it. */
export function stepSection(section: RunbookSection, form: Form): Html {
  const { c, t } = form
  const between = (step: string | undefined) => passagesAfter(section, step, form)
  return html`<section><h2>${section.id} · ${say(section.title, form)} <span class="mark">${t(`render.scope.${section.scope}`)}</span> <span class="mark">${c('read-do')}</span></h2>
${sectionStanding(section, t).map((sentence) => html`<p class="alert keep">${sentence}</p>`)}
${between(undefined)}
${section.steps.map((step) => html`${holdBefore(step, form)}${writeStep({ step, section }, form)}${between(step.id)}`)}
<div class="end fields"><strong>${c('section-complete', { section: section.id })}</strong>${field(c('time'), 'time')}${field(c('initials-operator'))}${field(c('initials-reviewer'))}</div></section>
`
}

/** Of what stands between the steps, paper has the alerts and the labels; the rest is in the runbook. */
const passagesAfter = (section: RunbookSection, step: string | undefined, form: Form): Html =>
  html`${section.passages
    .filter(({ after }) => after === step)
    .map((passage) =>
      passage.kind === 'alert'
        ? html`<div class="alert keep"><strong>${form.t(`render.alert.${passage.alert ?? 'note'}`)}</strong> ${say(passage.text, form)}</div>\n`
        : isLabel(passage)
          ? html`<p class="keep">${say(passage.text, form)}</p>\n`
          : nothing,
    )}`

const LONGEST_LABEL = 160

/** A short paragraph that is bold as a whole heads what follows it. */
const isLabel = ({ kind, text }: Passage): boolean =>
  kind === 'paragraph' &&
  Object.values(text).some(
    ({ inlines }) =>
      inlines.every((inline) => inline.kind === 'strong' || inline.text.trim() === '') &&
      inlines.map((inline) => inline.text).join('').length <= LONGEST_LABEL,
  )

/** Where a second person agrees before anything goes on: what interrupts a service, and what is blocked. */
function holdBefore(step: RunbookStep, { c, t }: Form): Html {
  const impact = impactOf(step)
  const fate = fateOf(step)
  if (impact < 2 || fate === 'blocked' || fate === 'left-out' || fate === 'coalesced') return nothing
  const sentence = c('hold-impact', { step: step.id, impact: t(`render.impact.${impact}`) })
  return html`<div class="hold"><strong>${c('hold')}</strong>${sentence}
<div class="fields">${field(c('time'), 'time')}${field(c('initials-reviewer'))}</div></div>
`
}

function writeStep({ step, section }: PlannedStep, form: Form): Html {
  const { t, plan } = form
  const shown = form.said.show(remarksFor(step.remarks, step.text, form), step.id)
  const impact = impactOf(step)
  const blocked = step.blocked.length > 0
  return html`<article class="${blocked ? 'step blocked' : 'step'}" id="${step.id}">
<header><strong>${step.id}</strong><span class="kind">${blocked ? t('render.blocked') : t(`render.kind.${step.kind}`)}</span>${isAsked(step) ? nothing : html`<span class="mark">${t('render.asked')}</span>`}<h3>${sayStep(step, form)}${impact > 0 ? html` <span class="impact">${t('render.impact-is', { impact: t(`render.impact.${impact}`) })}</span>` : nothing}</h3><span class="hash">${plan}</span></header>
${step.alerts.map((alert) => writeAlert(alert, form))}
${stepStanding(step, section, t).map((sentence) => html`<p class="alert">${sentence}</p>`)}${sayRemarks(shown, form)}
${standing(step, form)}${stepActions(step, form)}${writeRecord(step, form)}</article>
`
}

const writeAlert = ({ kind, body }: RunbookAlert, form: Form): Html =>
  html`<div class="alert"><strong>${form.t(`render.alert.${kind}`)}</strong> ${body.map((text) => html`<p>${say(text, form)}</p>`)}</div>
`

/** Blocked, decided, left to another step: what the reader must know before doing anything. */
function standing(step: RunbookStep, form: Form): Html {
  const { runbook, t } = form
  const findings = runbook.findings.filter((finding) => step.blocked.includes(finding.fingerprint))
  const { decided, coalescedInto } = step
  return html`${
    step.blocked.length === 0
      ? nothing
      : html`<div class="alert"><strong>${t('render.blocked-why')}</strong>${findings.map((finding) => html`<p>${sayFinding(finding, form)}</p>`)}</div>`
  }${
    decided
      ? html`<p class="alert">${t('render.decided', { ...decided, choice: t(`render.decision.${decided.choice}`) })}</p>`
      : nothing
  }${coalescedInto === undefined ? nothing : html`<p class="alert">${t('render.coalesced', { step: coalescedInto })}</p>`}`
}

/** What is written down: expected and found, result, time and initials; two persons where a service is interrupted. */
function writeRecord(step: RunbookStep, form: Form): Html {
  const { c } = form
  const fate = fateOf(step)
  if (fate === 'blocked')
    return html`<div class="fields"><strong>${c('hold')}</strong> <span>${c('hold-blocked', { step: step.id })}</span></div>`
  if (fate === 'left-out' || fate === 'coalesced') return nothing
  const second = impactOf(step) >= 2 ? field(c('initials-reviewer')) : nothing
  const results = ['done', 'skipped', 'failed', 'not-applicable'].map((result) => choice(c(result)))
  return html`<div class="fields"><span class="expected">${form.label(c('expected'))}${stepExpected(step, form)}</span><label class="grow">${c('found')} ${blank(`${step.id}, ${c('found')}`, 'long')}</label></div>
<div class="fields record">${results}${field(c('time'), 'time')}${field(c('initials-operator'))}${second}</div>`
}
