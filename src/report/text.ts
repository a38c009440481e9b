import colors from 'picocolors'
import {
  type Finding,
  list,
  type Report,
  type ReportContext,
  type Reporter,
  type Severity,
  visibleCode,
} from '../model/index.ts'
import { columns, pad, wrap } from './columns.ts'
import { comparison } from './comparison.ts'
import { fixesOf } from './fixes.ts'
import { open, severities, tally, worstFirst } from './order.ts'
import { problemSentence, sentence, topicName } from './sentence.ts'

/** Columns used where the terminal does not say. */
const WIDTH = 100

/** For people: by topic, the worst first; each finding with what the editions say, one under another, and the difference marked. */
export const text: Reporter = {
  name: 'text',
  report(report, context) {
    const paint = palette(context.color)
    const width = Math.max(40, context.width ?? WIDTH)
    const findings = open(report.findings)
    const topics = [...groupByTopic(worstFirst(findings))]
    const blocks = topics.flatMap(([topic, own]) => {
      const labels = labelPaths(own)
      const options = { ...context, width, labels }
      return [
        { lines: header(topicName(topic, report, context), labels, paint), findings: [] },
        ...own.map((finding) => ({ lines: describe(finding, report, options, paint), findings: [finding] })),
      ]
    })
    const problems = report.problems.map((problem) => {
      const where = [problem.path, problem.line, problem.column].filter((part) => part !== undefined).join(':')
      return `${visibleCode(where)}: ${paint.error(problemSentence(problem, context.t))}`
    })
    const tail = [...summary(report, findings, context)]
    const room = (context.height ?? Number.POSITIVE_INFINITY) - problems.length - tail.length - 2
    const { lines, left } = cut(blocks, room)
    const more =
      left.length > 0 ? ['', paint.dim(context.t('cli.report.more', { findings: counted(left, context) }))] : []
    return `${[...problems, ...lines, ...more, '', ...tail].join('\n').trimStart()}\n`
  },
}

type Palette = Record<Severity | 'dim' | 'bold', (text: string) => string>

function palette(color: boolean): Palette {
  const { red, yellow, cyan, dim, bold } = colors.createColors(color)
  return { error: (text) => bold(red(text)), warning: yellow, note: cyan, dim, bold }
}

function groupByTopic(findings: readonly Finding[]): Map<string, Finding[]> {
  const topics = new Map<string, Finding[]>()
  for (const finding of findings) topics.set(finding.topic, [...(topics.get(finding.topic) ?? []), finding])
  return topics
}

/** Names the files of a topic by their language; a second edition in one language gets a number. */
function labelPaths(findings: readonly Finding[]): Map<string, string> {
  const labels = new Map<string, string>()
  const seen = new Map<string, number>()
  for (const finding of findings)
    for (const { path, locale } of finding.count > 1 ? [finding.place] : [finding.place, ...finding.related]) {
      if (labels.has(path)) continue
      const nth = (seen.get(locale) ?? 0) + 1
      seen.set(locale, nth)
      labels.set(path, nth === 1 ? visibleCode(locale) : `${visibleCode(locale)}(${nth})`)
    }
  return labels
}

/** The topic, and which file each label below it stands for. */
function header(topic: string, labels: ReadonlyMap<string, string>, paint: Palette): string[] {
  const width = Math.max(...[...labels.values()].map(columns))
  const files = [...labels].map(([path, label]) => paint.dim(`  ${pad(label, width)}  ${visibleCode(path)}`))
  return ['', paint.bold(topic), ...files]
}

type Wide = ReportContext & { width: number; labels: ReadonlyMap<string, string> }

function describe(finding: Finding, report: Report, context: Wide, paint: Palette): string[] {
  const { t, width } = context
  const label = t(`cli.severity.${finding.severity}`)
  const indent = columns(label) + 4
  const place =
    finding.severity === 'note' ? `${context.labels.get(finding.place.path)}:${finding.place.region.start.line}  ` : ''
  const [first = '', ...others] = wrap(place + sentence(finding, t), width - indent)
  const head = [`  ${paint[finding.severity](label)}  ${first}`, ...others.map((line) => ' '.repeat(indent) + line)]
  if (finding.severity === 'note') return head
  const about = wrap(`${visibleCode(finding.rule)} ${finding.fingerprint}  ${why(finding, context)}`, width - 4)
  const shown = comparison(finding, report, { ...context, mark: paint[finding.severity], dim: paint.dim })
  return ['', ...head, ...shown, ...about.map((line) => paint.dim(`    ${line}`))]
}

const why = (finding: Finding, { t }: ReportContext): string =>
  [t(`cli.evidence.${finding.evidence}`), ...(fixesOf(finding).length > 0 ? [t('cli.report.fixable')] : [])].join(
    t('cli.list.separator'),
  )

/** The blocks that fit, never a part of one, and the findings that did not. */
function cut(
  blocks: readonly { lines: string[]; findings: Finding[] }[],
  room: number,
): { lines: string[]; left: Finding[] } {
  const lines: string[] = []
  let full = false
  const left: Finding[] = []
  for (const block of blocks) {
    full ||= lines.length > 0 && lines.length + block.lines.length > room
    if (full) left.push(...block.findings)
    else lines.push(...block.lines)
  }
  return { lines, left }
}

function* summary(report: Report, findings: readonly Finding[], context: ReportContext): Generator<string> {
  const { t } = context
  const read = list(
    [
      t('cli.report.topics', { count: report.summary.topics }),
      t('cli.report.editions', { count: report.summary.editions }),
    ],
    t,
  )
  if (findings.length > 0) yield t('cli.report.found', { read, findings: counted(findings, context) })
  else yield t(report.problems.length > 0 ? 'cli.report.unchecked' : 'cli.report.clean', { read })
  const silenced = report.findings.length - findings.length
  if (silenced > 0) yield t('cli.report.silenced', { count: silenced })
  const fixable = findings.filter((finding) => fixesOf(finding).length > 0).length
  if (fixable > 0) yield t('cli.report.fixes', { count: fixable, command: 'hexapla fix' })
  if (report.problems.length > 0) yield t('cli.report.problems', { count: report.problems.length })
}

function counted(findings: readonly Finding[], { t }: ReportContext): string {
  const counts = tally(findings)
  return list(
    severities
      .filter((severity) => counts[severity] > 0)
      .map((severity) => t(`cli.report.${severity}s`, { count: counts[severity] })),
    t,
  )
}
