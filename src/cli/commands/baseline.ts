import {
  type BaselineEntry,
  baselineOf,
  check,
  type Finding,
  findingSentence,
  pruneBaseline,
  ruleTitle,
  visibleCode,
  writeBaseline,
} from '../../index.ts'
import { type Command, type Context, exit, type Options, UsageError } from '../command.ts'
import { writeOne } from '../files.ts'
import { printProblems, readSettings, type Settings } from '../settings.ts'
import { trustedPlace } from '../trusted-place.ts'

const shared = ['baseline', 'config', 'decisions', 'parser'] as const

/** Keeps the list of known findings. */
export const baseline: Command = {
  name: 'baseline',
  commands: [
    {
      name: 'create',
      argument: '[paths...]',
      options: ['reason', 'by', 'until', ...shared],
      required: ['reason'],
      examples: [
        'hexapla baseline create docs --reason "before the gate was set up" --by "Docs team" --until 2027-06-30',
      ],
      run: (args, options, context) =>
        withFindings(args, options, context, ({ baseline: { entries, path } }, findings) => {
          const known = new Set(entries.map((entry) => entry.fingerprint))
          const signed = { ...(options.by && { by: options.by }), ...(options.until && { until: options.until }) }
          const next = baselineOf(findings, options.reason ?? '', entries).map((entry) =>
            known.has(entry.fingerprint) ? entry : { ...entry, ...signed },
          )
          save(trustedPlace(path, 'baseline', options, context), next, context)
          context.io.stderr.write(`${context.t('cli.baseline.created', { count: next.length, path })}\n`)
        }),
    },
    {
      name: 'prune',
      argument: '[paths...]',
      options: shared,
      run: (args, options, context) =>
        withFindings(args, options, context, ({ baseline: { entries, path, absent } }, findings) => {
          if (absent) throw new UsageError('noBaseline', { path })
          const next = pruneBaseline(entries, findings)
          if (next.length < entries.length) save(trustedPlace(path, 'baseline', options, context), next, context)
          context.io.stderr.write(
            `${context.t('cli.baseline.pruned', { count: entries.length - next.length, path })}\n`,
          )
        }),
    },
    {
      name: 'explain',
      argument: '[paths...]',
      options: shared,
      run: (args, options, context) =>
        withFindings(args, options, context, ({ baseline: { entries, path, absent } }, findings) => {
          if (absent) throw new UsageError('noBaseline', { path })
          for (const entry of entries) context.io.stdout.write(`${describe(entry, findings, context).join('\n')}\n\n`)
        }),
    },
  ],
}

async function withFindings(
  args: readonly string[],
  options: Options,
  context: Context,
  act: (settings: Settings, findings: readonly Finding[]) => void,
): Promise<number> {
  // A file that does not exist yet is what `create` is for.
  const settings = await readSettings(options, context)
  const problems = settings.problems.filter(
    (problem) => !(problem.id === 'file-missing' && problem.path === settings.baseline.path),
  )
  printProblems(problems, context)
  if (problems.length > 0) return exit.wrong
  const result = await check(args.length > 0 ? args : ['.'], { ...settings.run, baseline: [] })
  printProblems(result.problems, context)
  // With documents unread their findings would seem to be gone.
  if (result.problems.length > 0) return exit.wrong
  act(settings, result.findings)
  return exit.clean
}

const save = (path: string, entries: readonly BaselineEntry[], { io }: Context): void =>
  writeOne(path, writeBaseline(entries), io.cwd)

/** What an entry silences, why, who said so, and whether it still does. */
function describe(entry: BaselineEntry, findings: readonly Finding[], { t, io }: Context): string[] {
  const finding = findings.find((candidate) => candidate.fingerprint === entry.fingerprint)
  const expired = entry.until !== undefined && io.today >= entry.until
  const state = finding ? (expired ? 'expired' : 'active') : 'stale'
  const where = visibleCode(finding ? `${finding.place.path}:${finding.place.region.start.line}` : entry.path)
  return [
    `${entry.fingerprint}  ${where}  ${t(`cli.baseline.${state}`)}`,
    `  ${finding ? findingSentence(finding, t) : title(entry.rule, t)}`,
    `  ${t('cli.baseline.reason', { reason: visibleCode(entry.reason) })}`,
    ...(entry.by ? [`  ${t('cli.baseline.by', { name: visibleCode(entry.by) })}`] : []),
    ...(entry.until ? [`  ${t('cli.baseline.until', { date: visibleCode(entry.until) })}`] : []),
  ]
}

/** The rule of a stale entry may be gone as well. */
function title(rule: string, t: Context['t']): string {
  try {
    return ruleTitle(rule, t)
  } catch {
    return rule
  }
}
