import {
  type BaselineEntry,
  type Config,
  type Objection,
  type Problem,
  problemSentence,
  type RunOptions,
  readBaseline,
  readConfig,
  readDecisions,
  resolveLocale,
  rules,
  targets,
  visibleCode,
} from '../index.ts'
import { type Context, type Options, UsageError } from './command.ts'
import { near } from './near.ts'

/** Found without being named when it stands in the working directory. */
export const CONFIG = 'hexapla.yaml'
const BASELINE = 'hexapla-baseline.json'

export interface Settings {
  config: Config
  /** For the library. */
  run: RunOptions
  baseline: { path: string; entries: readonly BaselineEntry[]; absent: boolean }
  /** What is wrong with the files read; with any, nothing should be run. */
  problems: Problem[]
}

/** Puts together options, configuration, decisions and baseline; an option wins over the configuration. */
export async function readSettings(options: Options, context: Context): Promise<Settings> {
  const { io, locale } = context
  const at = { cwd: io.cwd, locale }
  const path = options.config ?? CONFIG
  const read = await readConfig(path, {
    ...at,
    optional: options.config === undefined,
    object: (value) => unknownNames(value, context),
  })
  const config = read.value ?? {}
  const decisionsPath = options.decisions ?? config.decisions
  const decisions = decisionsPath === undefined ? { value: [], problems: [] } : await readDecisions(decisionsPath, at)
  const asked = options.baseline ?? config.baseline
  const baselinePath = asked ?? BASELINE
  const baseline = await readBaseline(baselinePath, { ...at, optional: asked === undefined })
  return {
    config,
    run: {
      locales: context.locales,
      cwd: io.cwd,
      today: io.today,
      read: readOptions(config),
      severities: severities(config),
      baseline: baseline.value ?? [],
      decisions: decisions.value ?? [],
      targets: options.target ?? config.targets ?? targets.map((target) => target.name),
      languages: languages(options.language ?? config.languages ?? context.locales.tags, context),
      ...(options.parser && { parser: options.parser }),
    },
    baseline: { path: baselinePath, entries: baseline.value ?? [], absent: baseline.absent ?? false },
    problems: [...read.problems, ...decisions.problems, ...baseline.problems],
  }
}

/** Says problems on standard error, one a line. */
export function printProblems(problems: readonly Problem[], { io, t }: Context): void {
  for (const problem of problems) {
    const where = [problem.path, problem.line, problem.column].filter((part) => part !== undefined).join(':')
    io.stderr.write(`${visibleCode(where)}: ${problemSentence(problem, t)}\n`)
  }
}

const readOptions = (config: Config): NonNullable<RunOptions['read']> => ({
  ...(config.topics && { topics: config.topics }),
  ...(config.locales && { documentLocales: config.locales }),
  ...(config.idKeys && { idKeys: config.idKeys }),
  ...(config.limits?.bytes !== undefined && { maxBytes: config.limits.bytes }),
})

/** `<rule>` and `<rule>/<language>`, as the engine wants them. */
function severities(config: Config): NonNullable<RunOptions['severities']> {
  const settings: Record<string, 'off' | 'error' | 'warning' | 'note'> = {}
  for (const [rule, setting] of Object.entries(config.rules ?? {})) {
    if (typeof setting === 'string') settings[rule] = setting
    else {
      if (setting.severity) settings[rule] = setting.severity
      for (const [tag, own] of Object.entries(setting.languages ?? {})) settings[`${rule}/${tag}`] = own
    }
  }
  return settings
}

/** Output languages by their own tags: `zh-TW` is `zh-Hant`. */
function languages(wanted: readonly string[], { locales }: Context): string[] {
  return wanted.map((value) => {
    const tag = resolveLocale(value, locales.tags)
    if (tag === undefined) throw new UsageError('unknownLocale', { value, known: locales.tags.join(', ') })
    return tag
  })
}

/** A misspelt rule or target would otherwise do nothing, in silence. */
function unknownNames(config: Config, { locales }: Context): Objection[] {
  const check = (key: Objection['key'], value: string, known: readonly string[]): Objection[] => {
    const { suggestion } = near(value, known)
    if (known.includes(value)) return []
    if (suggestion === undefined) return [{ id: 'name-unlisted', key, data: { value, known: known.join(', ') } }]
    return [{ id: 'name-unknown', key, data: { value, suggestion } }]
  }
  const ids = rules.map((rule) => rule.id)
  const names = targets.map((target) => target.name)
  const tag = (value: string) => resolveLocale(value, locales.tags) ?? value
  return [
    ...Object.keys(config.rules ?? {}).flatMap((id) => check(['rules', id], id, ids)),
    ...(config.thresholds ?? []).flatMap(({ rule }, index) =>
      rule ? check(['thresholds', index, 'rule'], rule, ids) : [],
    ),
    ...(config.targets ?? []).flatMap((name, index) => check(['targets', index], name, names)),
    ...(config.languages ?? []).flatMap((value, index) => check(['languages', index], tag(value), locales.tags)),
  ]
}
