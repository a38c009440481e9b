import type { Figures, Trial } from './run.ts'

const percent = (share: number | undefined) => (share === undefined ? '–' : `${(share * 100).toFixed(1)} %`)
const HEAD = ['operator', 'mutants', 'recall', 'of source', 'right edition', 'findings/mutant', 'false alarms']

/** The table for people: harmful operators by recall, harmless ones by false alarms. */
export function tableOf(list: readonly Figures[]): string {
  const rows = list.map((one) => [
    `${one.harmful ? '●' : '○'} ${one.operator}${one.note ? ' (note counts)' : ''}`,
    String(one.mutants),
    one.harmful ? percent(one.recall) : '',
    one.harmful ? percent(one.sourceRecall) : '',
    one.harmful ? percent(one.right) : '',
    one.findings.toFixed(2),
    one.harmful ? '' : percent(one.alarms),
  ])
  const all = [HEAD, ...rows]
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A trial that did not come out as it should: where, what was changed, and what was said instead. */
export function trialText({ operator, path, mutant, verdict }: Trial): string {
  const short = (text: string) => JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text)
  const fresh = verdict.fresh.map(
    ({ severity, rule, variant, place, data }) =>
      `    ${severity} ${rule} ${variant ?? ''} ${place.path}:${place.region.start.line} ${JSON.stringify(data).slice(0, 200)}`,
  )
  return [
    `${operator.id}  ${path}:${mutant.line}`,
    `  - ${short(mutant.before)}`,
    `  + ${short(mutant.after)}`,
    ...fresh,
  ].join('\n')
}
