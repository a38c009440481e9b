import { type Finding, type ReportContext, visibleCode } from '../model/index.ts'
import { columns, pad } from './columns.ts'
import { worstFirst } from './order.ts'
import type { Palette } from './palette.ts'
import { ruleTitle } from './sentence.ts'

/** Rules listed on a terminal; the rest is counted. */
const MOST_RULES = 8

/** How often each rule has reported what, the worst and then the most frequent first. */
export function overview(findings: readonly Finding[], { t, height }: ReportContext, paint: Palette): string[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of worstFirst(findings)) {
    const key = `${finding.severity} ${finding.rule}`
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  const sorted = [...groups.values()].sort((a, b) => (a[0]?.severity === b[0]?.severity ? b.length - a.length : 0))
  const shown = height === undefined ? sorted : sorted.slice(0, MOST_RULES)
  const rows = shown.flatMap((group) => {
    const { severity, rule } = group[0] ?? {}
    return severity && rule
      ? [{ severity, rule, count: String(group.length), name: t(`cli.severity.${severity}`) }]
      : []
  })
  const widest = {
    count: Math.max(0, ...rows.map((row) => row.count.length)),
    name: Math.max(0, ...rows.map((row) => columns(row.name))),
  }
  const lines = rows.map(
    ({ severity, rule, count, name }) =>
      `  ${count.padStart(widest.count)}  ${paint[severity](pad(name, widest.name))}  ${ruleTitle(rule, t)} ${paint.dim(`(${visibleCode(rule)})`)}`,
  )
  const rest = sorted.slice(shown.length).reduce((sum, group) => sum + group.length, 0)
  const more = rest > 0 ? [`  ${paint.dim(t('cli.report.otherRules', { count: rest }))}`] : []
  return lines.length > 0 ? ['', paint.bold(t('cli.report.byRule')), ...lines, ...more] : []
}
