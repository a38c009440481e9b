import { type Finding, list, type Report, type ReportContext, type Translate } from '../model/index.ts'
import { severities, tally } from './order.ts'

/** How many findings there are of each severity, in words. */
export function counted(findings: readonly Finding[], t: Translate): string {
  const counts = tally(findings)
  const some = severities.filter((severity) => counts[severity] > 0)
  return list(
    some.map((severity) => t(`cli.report.${severity}s`, { count: counts[severity] })),
    t,
  )
}

/** What was read and what came of it, in one sentence. */
export function verdict(report: Report, findings: readonly Finding[], { t }: Pick<ReportContext, 't'>): string {
  const { topics, editions } = report.summary
  const read = list([t('cli.report.topics', { count: topics }), t('cli.report.editions', { count: editions })], t)
  if (findings.length > 0) return t('cli.report.found', { read, findings: counted(findings, t) })
  return t(report.problems.length > 0 ? 'cli.report.unchecked' : 'cli.report.clean', { read })
}
