import {
  type Finding,
  type Problem,
  type Report,
  type ReportContext,
  type Reporter,
  visibleCode,
} from '../model/index.ts'
import { columns, pad, wrap } from './columns.ts'
import { comparison } from './comparison.ts'
import { counted, verdict } from './counts.ts'
import { fixesOf } from './fixes.ts'
import { open, severities, worstFirst } from './order.ts'
import { overview } from './overview.ts'
import { type Palette, palette } from './palette.ts'
import { problemSentence, sentence, topicName } from './sentence.ts'

/** Columns used where the terminal does not say. */
const WIDTH = 100
/** With more findings than this, or more than a screen holds, an overview by rule follows them. */
const FEW = 30
/** Notes of one rule shown in a topic; the rest is counted. */
const MOST_NOTES = 3
/** Notices shown on a terminal; the rest is counted. */
const MOST_NOTICES = 3

/**
 * For people: by topic, the worst first; each finding with what the editions say, one under another, and what matters marked. What must
 * not be missed comes last, where a terminal stands still: the overview and the totals.
 */
export const text: Reporter = {
  name: 'text',
  report(report, context) {
    const paint = palette(context.color)
    const wide = { ...context, width: Math.max(40, context.width ?? WIDTH) }
    const findings = open(report.findings)
    const sorted = worstFirst(findings)
    const byTopic = blocksOf(sorted, report, wide, paint)
    const problems = report.problems.map(
      (problem) => `${placeOfProblem(problem)}: ${paint.error(problemSentence(problem, context.t))}`,
    )
    const tail = [...notices(report, wide, paint), ...summary(report, findings, context)]
    const height = context.height ?? Number.POSITIVE_INFINITY
    const all = byTopic.reduce((sum, block) => sum + block.lines.length, 0)
    const fits = all + problems.length + tail.length + 1 <= height
    // Where not all can be shown, no warning of one topic comes before an error of another.
    const blocks = fits
      ? byTopic
      : severities.flatMap((severity) =>
          blocksOf(
            sorted.filter((finding) => finding.severity === severity),
            report,
            wide,
            paint,
          ),
        )
    const after = [...(fits && findings.length <= FEW ? [] : overview(findings, context, paint)), '', ...tail]
    const { lines, left } = cut(blocks, height - problems.length - after.length - (fits ? 0 : 1))
    const more =
      left.length > 0 ? [paint.dim(context.t('cli.report.more', { findings: counted(left, context.t) }))] : []
    return `${[...problems, ...lines, ...after, ...more].join('\n').trimStart()}\n`
  },
}

type Wide = ReportContext & { width: number }

const placeOfProblem = ({ path, line, column }: Problem): string =>
  visibleCode([path, line, column].filter((part) => part !== undefined).join(':'))

interface Block {
  lines: string[]
  findings: readonly Finding[]
}

/** The findings topic by topic, under the name of each topic and what its editions are called. */
function blocksOf(findings: readonly Finding[], report: Report, context: Wide, paint: Palette): Block[] {
  const topics = new Map<string, Finding[]>()
  for (const finding of findings) topics.set(finding.topic, [...(topics.get(finding.topic) ?? []), finding])
  return [...topics].flatMap(([topic, own]) => {
    const labels = labelsOf(topic, own, report)
    const head = header(topicName(topic, report, context), labels, paint)
    const heaps = context.all ? own.map((finding) => [finding]) : heapsOf(own)
    return heaps.map((heap, index) => {
      const [finding, ...rest] = heap
      const lines = describe(finding!, report, { ...context, labels }, paint)
      const above = index === 0 ? head : isFirstNote(finding!, heaps[index - 1]?.[0]) ? [''] : []
      return { lines: [...above, ...lines, ...more(rest, context, paint)], findings: heap }
    })
  })
}

/** Each finding by itself, but the last note shown of a rule with those that are only counted. */
function heapsOf(findings: readonly Finding[]): Finding[][] {
  const notes = new Map<string, Finding[][]>()
  const heaps: Finding[][] = []
  for (const finding of findings) {
    const shown = finding.severity === 'note' ? (notes.get(finding.rule) ?? []) : []
    if (shown.length === MOST_NOTES) shown.at(-1)!.push(finding)
    else {
      const heap = [finding]
      heaps.push(heap)
      if (finding.severity === 'note') notes.set(finding.rule, [...shown, heap])
    }
  }
  return heaps
}

/** What is only counted. */
function more(notes: readonly Finding[], { t }: ReportContext, paint: Palette): string[] {
  const [first] = notes
  if (!first) return []
  const text = t('cli.report.moreNotes', { count: notes.length, rule: visibleCode(first.rule) })
  return [`${' '.repeat(columns(t('cli.severity.note')) + 4)}${paint.dim(text)}`]
}

/** Notes have one line each; the other findings begin with an empty one. */
const isFirstNote = (finding: Finding, before: Finding | undefined): boolean =>
  finding.severity === 'note' && before?.severity !== 'note'

/** What the editions of a topic are called, by path: those that its findings show. */
function labelsOf(topic: string, findings: readonly Finding[], report: Report): Map<string, string> {
  const shown = new Set(findings.flatMap(({ place, related }) => [place, ...related].map(({ path }) => path)))
  const editions = report.topics.find(({ id }) => id === topic)?.editions ?? []
  return new Map(editions.filter(({ path }) => shown.has(path)).map(({ path, name }) => [path, visibleCode(name)]))
}

/** The topic, and which file each label below it stands for. */
function header(topic: string, labels: ReadonlyMap<string, string>, paint: Palette): string[] {
  const width = Math.max(...[...labels.values()].map(columns))
  const files = [...labels].map(([path, label]) => paint.dim(`  ${pad(label, width)}  ${visibleCode(path)}`))
  return ['', paint.bold(topic), ...files]
}

function describe(
  finding: Finding,
  report: Report,
  context: Wide & { labels: ReadonlyMap<string, string> },
  paint: Palette,
): string[] {
  const { t, width, labels } = context
  const { severity, place } = finding
  const label = t(`cli.severity.${severity}`)
  const indent = columns(label) + 4
  const where =
    severity === 'note' ? `${labels.get(place.path) ?? visibleCode(place.path)}:${place.region.start.line}  ` : ''
  const [first = '', ...others] = wrap(where + sentence(finding, t), width - indent)
  const head = [`  ${paint[severity](label)}  ${first}`, ...others.map((line) => ' '.repeat(indent) + line)]
  if (severity === 'note') return head
  const about = wrap(`${visibleCode(finding.rule)} ${finding.fingerprint}  ${why(finding, context)}`, width - 4)
  const shown = comparison(finding, report, { ...context, mark: paint[severity], dim: paint.dim })
  return ['', ...head, ...shown, ...about.map((line) => paint.dim(`    ${line}`))]
}

const why = (finding: Finding, { t }: ReportContext): string =>
  [t(`cli.evidence.${finding.evidence}`), ...(fixesOf(finding).length > 0 ? [t('cli.report.fixable')] : [])].join(' · ')

/** The blocks that fit, never a part of one, and the findings that did not. */
function cut(blocks: readonly Block[], room: number): { lines: string[]; left: Finding[] } {
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

/** What was read and is odd. */
function notices(report: Report, { t, height }: Wide, paint: Palette): string[] {
  const shown = height === undefined ? report.notices : report.notices.slice(0, MOST_NOTICES)
  const label = paint.note(t('cli.severity.note'))
  const lines = shown.map((notice) => `${label}  ${placeOfProblem(notice)}: ${problemSentence(notice, t)}`)
  const rest = report.notices.length - shown.length
  const more = rest > 0 ? [paint.dim(t('cli.report.moreNotices', { count: rest }))] : []
  return lines.length > 0 ? [...lines, ...more, ''] : []
}

function* summary(report: Report, findings: readonly Finding[], context: ReportContext): Generator<string> {
  const { t } = context
  yield verdict(report, findings, context)
  const silenced = report.findings.length - findings.length
  if (silenced > 0) yield t('cli.report.silenced', { count: silenced })
  const fixable = findings.filter((finding) => fixesOf(finding).length > 0).length
  if (fixable > 0) yield t('cli.report.fixes', { count: fixable, command: 'hexapla fix' })
  if (report.problems.length > 0) yield t('cli.report.problems', { count: report.problems.length })
}
