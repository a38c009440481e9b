import { type Finding, nameOf, type Report, type RunResult, reporters, rules, version } from '../index.ts'
import { type Context, type Given, type Options, type Output, UsageError } from './command.ts'
import { writeOne } from './files.ts'

/**
 * Pairs `--format` and `--output`: a file belongs to the format before it, or, standing first, to the one after it. The format without a
 * file goes to standard output; there can be only one.
 */
export function pairOutputs(order: readonly Given[]): Output[] {
  const outputs: Output[] = []
  let loose: string | undefined
  for (const { name, value } of order) {
    const last = outputs.at(-1)
    if (name === 'format') {
      outputs.push({ format: value, ...(loose !== undefined && { file: loose }) })
      loose = undefined
    } else if (name === 'output') {
      if (last && last.file === undefined) last.file = value
      else if (loose === undefined) loose = value
      else throw new UsageError('outputWithoutFormat')
    }
  }
  if (loose !== undefined && outputs.length > 0) throw new UsageError('outputWithoutFormat')
  if (outputs.filter((output) => output.file === undefined).length > 1) throw new UsageError('oneStandardOutput')
  return outputs.length > 0 ? outputs : [{ format: 'text', ...(loose !== undefined && { file: loose }) }]
}

/** What reporters print of a run. */
export function reportOf(result: RunResult, findings: readonly Finding[]): Report {
  const documents = result.sources.flatMap((topic) => topic.documents)
  const texts = new Map(documents.map((document) => [document.path, document.text]))
  return {
    findings,
    problems: result.problems,
    notices: result.notices,
    topics: result.topics.map(({ id, editions }) => ({
      id,
      editions: editions.map((edition) => ({
        path: edition.path,
        locale: edition.locale,
        name: nameOf(edition),
        title: edition.meta.title,
      })),
    })),
    summary: {
      topics: result.topics.length,
      editions: result.topics.reduce((sum, topic) => sum + topic.editions.length, 0),
      documents: result.documents,
    },
    version,
    rules: rules.map(({ id, category, severity }) => ({ id, category, severity })),
    text: (path) => texts.get(path),
  }
}

/** Writes a report in every format asked for. */
export function printReport(report: Report, outputs: readonly Output[], options: Options, context: Context): void {
  const { io, t, locale } = context
  for (const { format, file } of outputs) {
    const reporter = reporters.find((candidate) => candidate.name === format)
    if (!reporter) throw new Error(`no reporter ${format}`)
    const terminal = file === undefined && io.stdout.isTTY === true
    const text = reporter.report(report, {
      t,
      locale,
      color: terminal && !io.env.NO_COLOR && io.env.TERM !== 'dumb',
      ...(options.all && { all: true }),
      ...(terminal && io.stdout.columns && { width: io.stdout.columns }),
      ...(terminal && io.stdout.rows && !options.all && { height: Math.max(20, io.stdout.rows - 1) }),
    })
    if (file === undefined) io.stdout.write(text)
    else writeOne(file, text, io.cwd)
  }
}
