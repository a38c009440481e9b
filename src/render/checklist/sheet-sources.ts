import type { RunbookFinding } from '../../model/index.ts'
import { cell, empty, type Form, hash, sayFinding, table } from './form.ts'
import { type Html, html } from './markup.ts'

/** Where the plan comes from, and where the editions disagree about its steps. */
export function sourceSheet(form: Form): Html {
  const { runbook, c, t } = form
  const sources = runbook.sources.map(({ locale, path, translation, date, sha256 }) => [
    cell(locale),
    hash(path),
    cell(t(`render.translation.${translation}`)),
    cell(html`<span class="nowrap">${date ?? '—'}</span>`),
    hash(sha256),
  ])
  return html`<h2>${c('divergences')}</h2>
${divergences(form)}
<h2>${c('sources')}</h2>
${table(
  ['language', 'document', 'translation', 'date', 'hash'].map((key) => c(key)),
  sources,
)}
<p>${form.label(c('plan-hash'))}<span class="hash">${runbook.planHash}</span></p>
<p>${form.label(c('generator'))}${runbook.generator}</p>
<p class="note">${c('command-lines')}</p>
`
}

function divergences(form: Form): Html {
  const { runbook, c } = form
  const findings = runbook.findings.filter((finding) => finding.steps.length > 0 && finding.severity !== 'note')
  if (findings.length === 0) return html`<p>${c('divergences-none')}</p>`
  return table(
    [c('step'), c('divergences'), c('disposition'), c('initials')],
    findings.map((finding) => divergence(finding, form)),
  )
}

function divergence(finding: RunbookFinding, form: Form): Html[] {
  const { runbook, c, t } = form
  const steps = runbook.sections.flatMap((section) => section.steps)
  const decided = steps.find((step) => step.decided?.finding === finding.fingerprint)?.decided
  const disposition = decided
    ? t('render.decided', { ...decided, choice: t(`render.decision.${decided.choice}`) })
    : c('open')
  const sentence = html`<strong>${t(`render.severity.${finding.severity}`)}</strong> ${sayFinding(finding, form)}<br><span class="hash">${finding.fingerprint}</span>`
  return [cell(finding.steps.join(', ')), cell(sentence), cell(disposition), empty(c('initials'))]
}
