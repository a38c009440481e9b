import type {
  Localized,
  Passage,
  Remark,
  Runbook,
  RunbookAction,
  RunbookMethod,
  RunbookSection,
  RunbookStep,
} from '../../src/model/index.ts'

/** A runbook as one reads it, without hashes: short enough that a person can tell whether it is right. */
export function outline(runbook: Runbook, locales: readonly string[]): string {
  const say = (text: Localized | undefined) => locales.map((locale) => `${locale}: ${words(text, locale)}`).join(' | ')

  const action = ({ kind, command, text, example }: RunbookAction) => {
    if (!command) return `${kind}: ${say(text)}`
    const { template, agreed, evidence } = command
    return `${example ? 'example ' : ''}$ ${template}   (${agreed.join(', ') || 'nobody'}; ${evidence})`
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
      ...(step.conditional ? ['conditional'] : []),
      ...(step.onRequest ? [`on request: ${step.onRequest}`] : []),
      ...(step.coalescedInto ? [`left to ${step.coalescedInto}`] : []),
    ].join(', ')
  const remarks = (all: readonly Remark[] = []) =>
    all.map(
      ({ finding, to }) =>
        `    ? ${runbook.findings.find((one) => one.fingerprint === finding)!.rule} to ${to?.join(', ') ?? 'all'}`,
    )
  const step = (one: RunbookStep) => [
    `  ${one.id} (${state(one)}) ${one.number === undefined ? '' : `${one.number}. `}${say(one.text)}`,
    ...remarks(one.remarks),
    ...one.alerts.map(({ kind, body }) => `    ! ${kind} ${body.map(say).join(' / ')}`),
    ...one.methods.flatMap((each, index) => method(index === one.chosen, each)),
  ]
  const passage = ({ kind, alert, text, commands, cells, remarks: said }: Passage) => [
    `  ~ ${alert ?? kind} ${cells ? cells.map((cell) => `[${say(cell)}]`).join(' ') : say(text)}`,
    ...remarks(said),
    ...(commands ?? []).map((command) => `        $ ${command.template}`),
  ]
  const standing = ({ onRequest, choices }: RunbookSection) =>
    [...(choices ? [` one of ${choices.join(', ')}`] : []), ...(onRequest ? [` on request: ${onRequest}`] : [])].join(
      ';',
    )
  return [
    ...runbook.sections.flatMap((section) => [
      `${section.id} ${section.role}, ${section.scope}: ${say(section.title)}${standing(section)}`,
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
