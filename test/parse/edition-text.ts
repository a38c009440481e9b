import type { Action, Block, Edition, Section } from '../../src/model/index.ts'

/** An edition in few lines, so that a change in an expected file can be read. */
export function editionText(edition: Edition) {
  return {
    meta: edition.meta,
    ...(edition.suppressions.length ? { suppressions: edition.suppressions } : {}),
    sections: edition.sections.map((section) => ({
      heading: section.heading === undefined ? null : edition.blocks[section.heading]!.text,
      is: `${section.role}, level ${section.level}${section.parent === undefined ? '' : `, in ${section.parent}`}`,
      ...(section.way ? { way: `${section.way.host}: ${section.way.goal}` } : {}),
      ...(section.purpose ? { purpose: section.purpose } : {}),
      ...(section.subjects.length ? { subjects: section.subjects } : {}),
      blocks: edition.blocks.slice(section.from, section.to).map(blockText),
      ...(section.steps.length ? { steps: stepTexts(section) } : {}),
    })),
  }
}

function blockText(block: Block): string {
  const { start, end } = block.region
  const marks = [
    `${start.line}:${start.column}-${end.line}:${end.column}`,
    block.parent === undefined ? '' : `in ${block.parent}`,
    block.ordinal === undefined ? '' : `#${block.ordinal}`,
    block.header ? 'header' : '',
    block.navigation ? 'navigation' : '',
    block.concept ?? '',
    block.entities ? `entities ${block.entities}` : '',
    block.code ? `${block.code.container} '${block.code.info}' ${block.code.content}` : '',
    block.code?.unclosed ? 'unclosed' : '',
  ]
  const kind = block.alert ? `alert ${block.alert}` : block.heading ? `h${block.heading.level}` : block.kind
  const inlines = block.inlines
    .filter((inline) => inline.kind !== 'text')
    .map((inline) => `${inline.kind} ${inline.text}${inline.url === undefined ? '' : ` -> ${inline.url}`}`)
  const commands = block.commands.map((command) => {
    const prompt = command.prompt ? `${command.prompt} ` : ''
    return `${command.dialect} ${command.host} @${command.region.start.line}:${command.region.start.column}: ${prompt}${command.text}`
  })
  return [
    `${block.id} ${'  '.repeat(block.depth)}${kind} (${marks.filter(Boolean).join(', ')}): ${block.cells?.join(' | ') ?? block.text}`,
    ...inlines.map((text) => `  ~ ${text}`),
    ...commands.map((text) => `  > ${text}`),
  ].join('\n')
}

const actionText = (action: Action): string =>
  `${action.kind} ${action.block}${action.command === undefined ? '' : `.${action.command}`}${action.minutes === undefined ? '' : ` ${action.minutes} min`}${action.example ? ' example' : ''}`

const stepTexts = (section: Section): string[] =>
  section.steps.flatMap((step) => [
    `step ${step.number ?? '-'}${step.conditional ? ' conditional' : ''} (${step.block})${step.alerts.length ? ` alerts ${step.alerts.join(' ')}` : ''}`,
    ...step.methods.map(
      (method) => `  ${method.host ?? '-'} (${method.block ?? '-'}): ${method.actions.map(actionText).join(', ')}`,
    ),
  ])
