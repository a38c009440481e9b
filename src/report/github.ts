import type { Finding, Report, ReportContext, Reporter } from '../model/index.ts'
import { open, severities, tally, worstFirst } from './order.ts'
import { problemSentence, ruleTitle, sentence } from './sentence.ts'

// GitHub shows ten annotations of each level in a step, and drops the others without a word.
const MOST = 10
const COMMAND = { error: 'error', warning: 'warning', note: 'notice' } as const

/** For GitHub Actions: workflow commands that become annotations, at most ten of each level; the rest is counted. */
export const github: Reporter = {
  name: 'github',
  report(report, context) {
    const findings = worstFirst(open(report.findings))
    const problems = report.problems
      .slice(0, MOST)
      .map((problem) =>
        command(
          'error',
          { file: relative(problem.path), line: problem.line, col: problem.column },
          problemSentence(problem, context.t),
        ),
      )
    const room = { error: MOST - problems.length, warning: MOST, note: MOST }
    const shown = findings.filter((finding) => room[finding.severity]-- > 0)
    const lines = [
      ...problems,
      ...shown.map((finding) => annotation(finding, context)),
      ...rest(report, findings, shown, context),
    ]
    return lines.map((line) => `${line}\n`).join('')
  },
}

function annotation(finding: Finding, { t }: ReportContext): string {
  const { start, end } = finding.place.region
  // Columns are understood within one line only.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {}
  const where = { file: relative(finding.place.path), line: start.line, endLine: end.line, ...columns }
  return command(COMMAND[finding.severity], { ...where, title: ruleTitle(finding.rule, t) }, sentence(finding, t))
}

function* rest(
  report: Report,
  findings: readonly Finding[],
  shown: readonly Finding[],
  { t }: ReportContext,
): Generator<string> {
  const all = tally(findings)
  const seen = tally(shown)
  const problems = report.problems.length - MOST
  if (problems > 0) yield t('cli.report.problems', { count: problems })
  for (const severity of severities) {
    const more = all[severity] - seen[severity]
    if (more > 0) yield t('cli.report.moreOf', { findings: t(`cli.report.${severity}s`, { count: more }) })
  }
}

function command(name: string, properties: Record<string, string | number | undefined>, message: string): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${name} ${list.join(',')}::${escapeData(message)}`
}

const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

const relative = (path: string) => path.replace(/^\.\//, '')
