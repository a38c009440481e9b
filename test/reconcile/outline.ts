import type { Localized, Passage, Runbook, RunbookAction, RunbookMethod, RunbookStep } from '../../src/model/index.ts'

/** A runbook as one reads it, without hashes: short enough that a person can tell whether it is right. */
export function outline(runbook: Runbook, locales: readonly string[]): string {
  const say = (text: Localized | undefined) => locales.map((locale) => `${locale}: ${words(text, locale)}`).join(' | ')

  const action = ({ kind, command, text }: RunbookAction) => {
    if (!command) return `${kind}: ${say(text)}`
    const { template, agreed, evidence } = command
    return `$ ${template}   (${agreed.join(', ') || 'nobody'}; ${evidence})`
  }
  const method = (chosen: boolean, { host, disruption, text, actions }: RunbookMethod) => [
    `    ${chosen ? '*' : '-'} ${host ?? 'anywhere'}, disruption ${disruption}${text ? `; ${say(text)}` : ''}`,
    ...actions.map((each) => `        ${action(each)}`),
  ]
  const state = (step: RunbookStep) =>
    [
      step.kind,
      ...(step.minutes === undefined ? [] : [`${step.minutes} min`]),
      ...(step.alert ? [step.alert] : []),
      ...(step.blocked.length > 0 ? [`BLOCKED by ${step.blocked.length}`] : []),
      ...(step.decided ? [`${step.decided.choice} decided by ${step.decided.by}`] : []),
      ...(step.coalescedInto ? [`left to ${step.coalescedInto}`] : []),
    ].join(', ')
  const step = (one: RunbookStep) => [
    `  ${one.id} (${state(one)}) ${say(one.text)}`,
    ...one.alerts.map(({ kind, body }) => `    ! ${kind} ${body.map(say).join(' / ')}`),
    ...one.methods.flatMap((each, index) => method(index === one.chosen, each)),
  ]
  const passage = ({ kind, alert, text, commands, cells }: Passage) => [
    `  ~ ${alert ?? kind} ${cells ? cells.map((cell) => `[${say(cell)}]`).join(' ') : say(text)}`,
    ...(commands ?? []).map((command) => `        $ ${command.template}`),
  ]
  return [
    ...runbook.sections.flatMap((section) => [
      `${section.id} ${section.role}, ${section.scope}: ${say(section.title)}`,
      ...section.passages.flatMap(passage),
      ...section.steps.flatMap(step),
    ]),
    ...runbook.parameters.map(
      ({ name, kind, placeholders, steps }) => `{${name}} ${kind}: ${placeholders.join(', ')} (${steps.join(', ')})`,
    ),
  ].join('\n')
}

function words(text: Localized | undefined, locale: string): string {
  const wording = text?.[locale]
  if (!wording) return '∅'
  const said = wording.inlines.map(({ kind, text: part }) => (kind === 'code' ? `\`${part}\`` : part)).join('')
  return wording.converted ? `${said} (from ${wording.from})` : said
}
