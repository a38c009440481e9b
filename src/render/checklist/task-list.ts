import type { RunbookAction, RunbookSection, RunbookStep } from '../../model/index.ts'
import { codeSpan, markdownFinding, markdownSentence, markdownText, table } from '../commonmark.ts'
import { findingSentence } from '../finding-sentence.ts'
import { provenanceIn } from '../localized-texts.ts'
import { parameterName, shownCommand } from '../parameter-name.ts'
import {
  actionsOf,
  fateOf,
  impactOf,
  isAsked,
  isRecommended,
  type PlannedStep,
  sectionStanding,
  stepStanding,
} from '../plan.ts'
import { remarksFor, repeated } from '../remarks.ts'
import { isSilent, stepNumber } from '../sentence.ts'
import { type Form, words } from './form.ts'
import { stepSections } from './sheet-steps.ts'

/** The checklist as a Markdown task list, for a wiki or a ticket. */
export function writeTaskList(form: Form): string {
  const { runbook, c, t, locale } = form
  const { converted, foreign } = provenanceIn(locale, runbook)
  const lines = [
    `# ${markdownText(`${c('title')} · ${words(runbook.title, form) || runbook.id}`)}`,
    markdownText(`${c('plan-hash')}`) + ` ${codeSpan(runbook.planHash)}`,
    ...(converted === undefined ? [] : [`> ${markdownText(t('render.converted', { from: converted }))}`]),
    ...(foreign ? [`> ${markdownText(t('render.foreign-note'))}`] : []),
    ...parameters(form),
    `## ${markdownText(c('go'))}`,
    tasks(
      ['backup', 'health', 'hash', 'dry-run', 'values', 'told', 'rollback'].map((item) =>
        markdownText(c(`go-${item}`, { hash: form.plan })),
      ),
    ),
    ...stepSections(form).flatMap((section) => writeSection(section, form)),
    `## ${markdownText(c('deviations'))}`,
    table(
      ['order', 'time', 'step', 'what', 'decision', 'initials'].map((key) => markdownText(c(key))),
      [1, 2, 3].map((row) => [String(row), '', '', '', '', '']),
    ),
    `## ${markdownText(c('close'))}`,
    tasks(
      ['monitoring', 'test', 'rotation', 'clean', 'again', 'archive'].map((item) => markdownText(c(`close-${item}`))),
    ),
  ]
  return `${lines.join('\n\n')}\n`
}

const tasks = (items: readonly string[]): string => items.map((item) => `- [ ] ${item}`).join('\n')

function parameters({ runbook, c }: Form): string[] {
  if (runbook.parameters.length === 0) return []
  return [
    `## ${markdownText(c('parameters'))}`,
    table(
      [c('parameter'), c('stands-for'), c('value')].map(markdownText),
      runbook.parameters.map((parameter) => [
        codeSpan(parameterName(parameter)),
        parameter.placeholders.map(codeSpan).join(' '),
        '',
      ]),
    ),
  ]
}

const writeSection = (section: RunbookSection, form: Form): string[] => [
  `## ${section.id} · ${markdownSentence(section.title, form.locale, form.t)}`,
  ...sectionStanding(section, form.t).map((sentence) => `> ${markdownText(sentence)}`),
  section.steps.map((step) => writeStep({ step, section }, form)).join('\n'),
]

/** One task a step; what belongs to it is indented below. A blocked step is no task: it has no box. */
function writeStep({ step, section }: PlannedStep, form: Form): string {
  const { t, locale } = form
  const fate = fateOf(step)
  const say = isSilent(step) ? '' : `${stepNumber(step)}${markdownSentence(step.text, locale, t)}`
  const kind = [step.id, t(`render.kind.${step.kind}`), ...(isAsked(step) ? [] : [t('render.asked')])].join(' · ')
  const impact = impactOf(step) > 0 ? [t('render.impact-is', { impact: t(`render.impact.${impactOf(step)}`) })] : []
  const inner = [
    ...step.alerts.map(
      ({ kind: alert, body }) =>
        `- **${markdownText(t(`render.alert.${alert}`))}** ${body.map((text) => markdownSentence(text, locale, t)).join(' ')}`,
    ),
    ...impact.map(markdownText).map(item),
    ...stepStanding(step, section, t).map(markdownText).map(item),
    ...standing(step, form),
    ...(fate === 'left-out' ? [] : doing(step, form)),
  ]
  const undone = fate === 'blocked' || fate === 'left-out' || fate === 'coalesced'
  const head = undone
    ? `- **${kind}${fate === 'blocked' ? ` · ⛔ ${t('render.blocked')}` : ''}** ${say}`
    : `- [ ] **${kind}** ${say}`
  return [head, ...inner.map((line) => `  ${line}`)].join('\n')
}

function standing(step: RunbookStep, { runbook, locale, t, said }: Form): string[] {
  const { decided, coalescedInto } = step
  const shown = said.show(remarksFor(step.remarks, step.text, { runbook, locale }), step.id)
  const findings = runbook.findings.filter((finding) => step.blocked.includes(finding.fingerprint))
  return [
    ...(step.blocked.length > 0 ? [markdownText(t('render.blocked-why'))] : []),
    ...findings.map((finding) => markdownFinding(findingSentence(finding, t))),
    ...(decided
      ? [markdownText(t('render.decided', { ...decided, choice: t(`render.decision.${decided.choice}`) }))]
      : []),
    ...shown.flatMap(({ finding, before }) =>
      before === undefined
        ? [
            `**${markdownText(t(`render.severity.${finding.severity}`))}** ${markdownFinding(findingSentence(finding, t))}`,
          ]
        : [],
    ),
    ...repeated(shown, t).map(markdownText),
    ...(coalescedInto === undefined ? [] : [markdownText(t('render.coalesced', { step: coalescedInto }))]),
  ].map(item)
}

const item = (markdown: string): string => `- ${markdown}`

/** What to do, as list items. */
function doing(step: RunbookStep, form: Form): string[] {
  const { t } = form
  if (step.methods.length < 2) {
    const actions = step.methods[0]?.actions ?? actionsOf(step)
    const text = step.methods[0]?.text
    return [
      ...(text ? [markdownSentence(text, form.locale, t)] : []),
      ...actions.flatMap((action) => lines(action, form)),
    ].map(item)
  }
  return [
    item(`**${markdownText(t('render.choose-one'))}**`),
    ...step.methods.flatMap((method, index) => {
      const key = isRecommended(step, index) ? 'option-recommended' : 'option'
      const option = markdownText(t(`render.markdown.${key}`, { number: index + 1 }))
      const said = method.text ? ` — ${markdownSentence(method.text, form.locale, t)}` : ''
      const inner = method.actions.flatMap((action) => lines(action, form))
      return [`- [ ] **${option}**${said}`, ...inner.map((line) => `  ${item(line)}`)]
    }),
  ]
}

const lines = (action: RunbookAction, { runbook, locale, t, label }: Form): string[] => [
  ...(action.example ? [markdownText(label(t('render.example')))] : []),
  ...(action.text ? [markdownSentence(action.text, locale, t)] : []),
  ...(action.command
    ? [
        `${markdownText(label(t(`render.host.${action.command.command.host}`)))} ${codeSpan(shownCommand(action.command.template, runbook.parameters))}`,
      ]
    : []),
  ...(action.kind === 'wait' ? [`⏱ ${markdownText(t('render.wait', { count: action.minutes ?? 0 }))}`] : []),
]
