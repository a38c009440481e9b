import {
  type Finding,
  type Place,
  type Problem,
  pieces,
  type Report,
  type ReportContext,
  type Reporter,
} from '../model/index.ts'
import { verdict } from './counts.ts'
import { open, worstFirst } from './order.ts'
import { uri } from './places.ts'
import { problemSentence, ruleTitle, sentence, topicName } from './sentence.ts'

/** For job summaries and work lists: a table of rules by languages, then what to do, topic by topic. */
export const markdown: Reporter = {
  name: 'markdown',
  report(report, context) {
    const { t } = context
    const findings = worstFirst(open(report.findings))
    const silenced = report.findings.length - findings.length
    const parts = [
      [`# ${plain(t('cli.report.title'))}`],
      [plain(verdict(report, findings, context))],
      silenced > 0 ? [plain(t('cli.report.silenced', { count: silenced }))] : [],
      report.problems.length > 0
        ? [`## ${plain(t('cli.report.notChecked'))}`, '', ...problemLines(report.problems, context)]
        : [],
      report.notices.length > 0
        ? [`## ${plain(t('cli.report.remarks'))}`, '', ...problemLines(report.notices, context)]
        : [],
      findings.length > 0 ? [`## ${plain(t('cli.report.dashboard'))}`, '', ...dashboard(findings, context)] : [],
      findings.length > 0 ? [`## ${plain(t('cli.report.work'))}`, '', ...work(findings, report, context)] : [],
    ]
    return `${parts
      .filter((part) => part.length > 0)
      .map((part) => part.join('\n').trimEnd())
      .join('\n\n')}\n`
  },
}

const problemLines = (problems: readonly Problem[], { t }: ReportContext) =>
  problems.map((problem) => {
    const where = [problem.path, problem.line].filter((part) => part !== undefined).join(':')
    return `- ${code(where)} ${prose(problemSentence(problem, t))}`
  })

/** Rules down, languages across; a cell counts the places where that language is the one at fault or the first that differs. */
function dashboard(findings: readonly Finding[], { t }: ReportContext): string[] {
  const tags = [...new Set(findings.map((finding) => finding.place.locale))].sort()
  const rules = [...new Set(findings.map((finding) => finding.rule))]
  const cell = (count: number) => (count === 0 ? '' : String(count))
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const line = (rule: string) => {
    const own = findings.filter((finding) => finding.rule === rule)
    const counts = tags.map((tag) => own.filter((finding) => finding.place.locale === tag).length)
    const worst = t(`cli.severity.${own[0]?.severity ?? 'note'}`)
    return row([`${plain(ruleTitle(rule, t))} (${code(rule)})`, plain(worst), ...counts.map(cell), String(own.length)])
  }
  const totals = tags.map((tag) => findings.filter((finding) => finding.place.locale === tag).length)
  return [
    row([t('cli.report.rule'), t('cli.report.severity'), ...tags, t('cli.report.total')].map(plain)),
    row(['---', '---', ...tags.map(() => '---:'), '---:']),
    ...rules.map(line),
    row([`**${plain(t('cli.report.total'))}**`, '', ...totals.map(cell), String(findings.length)]),
  ]
}

/** Places linked to, one of a note: GitHub refuses a summary of more than 1 MiB. */
const MOST_PLACES = 8

function work(findings: readonly Finding[], report: Report, context: ReportContext): string[] {
  const { t } = context
  const topics = [...new Set(findings.map((finding) => finding.topic))]
  return topics.flatMap((topic) => [
    `### ${plain(topicName(topic, report, context))}`,
    '',
    ...findings
      .filter((finding) => finding.topic === topic)
      .map((finding) => {
        const places = [finding.place, ...finding.related]
        const most = finding.severity === 'note' ? 1 : MOST_PLACES
        const links = places.slice(0, most).map(link)
        const more = places.length > most ? [plain(t('cli.report.places', { count: places.length - most }))] : []
        const severity = plain(t(`cli.severity.${finding.severity}`))
        return `- [ ] **${severity}** ${prose(sentence(finding, t))}<br>${[...links, ...more].join(' · ')} · ${code(finding.rule)} ${code(finding.fingerprint)}`
      }),
    '',
  ])
}

const link = ({ path, locale, region }: Place) =>
  `[${plain(locale)}:${region.start.line}](${uri(path).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))}#L${region.start.line})`

/** Everything that CommonMark, GFM or GitHub could read as markup inside a line or a table cell. */
const plain = (text: string) => text.replace(/\r\n|[\r\n]/g, ' ').replace(/[\\`*_[\]<>|~&$]/g, '\\$&')

/** A sentence whose commands stand between backticks: those stay code. */
const prose = (text: string) =>
  pieces(text)
    .map((piece) => (piece.code ? code(piece.text) : plain(piece.text)))
    .join('')

/** A code span that survives backticks and table cells. */
function code(text: string): string {
  const one = text.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|')
  const ticks = '`'.repeat(Math.max(0, ...[...one.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
  return ticks.length === 1 ? `\`${one}\`` : `${ticks} ${one} ${ticks}`
}
