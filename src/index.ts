/**
 * hexapla as a library: read topics, compile them, check them, render what operators need.
 *
 * @example
 * ```ts
 * import { check, loadLocales } from 'hexapla'
 *
 * const { findings } = await check(['docs'], { locales: loadLocales() })
 * for (const finding of findings) console.log(finding.rule, finding.place.path, finding.place.region.start.line)
 * ```
 */
import { fold } from './check/index.ts'
import { type Compilation, type CompileOptions, compile, type Stage } from './compile.ts'
import type { Locales } from './i18n/index.ts'
import type { Catalog, Decision, Finding, Problem, TopicSources } from './model/index.ts'
import { convertChinese } from './reconcile/index.ts'
import { loadFastParser, type ReadOptions, readCatalog, readTopics, sha256 } from './sources/index.ts'

export { type BaselineEntry, baselineOf, fold, pruneBaseline, rules } from './check/index.ts'
export { type Compilation, type CompileOptions, compile, type Stage, stages } from './compile.ts'
export { type Locales, loadLocales } from './i18n/index.ts'
export type * from './model/index.ts'
export { targets } from './render/index.ts'
export { reporters } from './report/index.ts'
export { readTopics } from './sources/index.ts'

/** What a run needs besides the paths. Everything but `locales` has a default. */
export interface RunOptions {
  locales: Locales
  /** Directory that relative paths start from; default the working directory. */
  cwd?: string
  read?: Partial<ReadOptions>
  /** `remark` is the reference; `satteri` (default where it is installed) is the fast one and gives the same tree. */
  parser?: 'remark' | 'satteri'
  severities?: NonNullable<CompileOptions['check']['severities']>
  baseline?: NonNullable<CompileOptions['check']['baseline']>
  decisions?: readonly Decision[]
  /** ISO 8601 date for what expires; default today. */
  today?: string
  catalog?: Catalog
  /** Output formats and languages of `build`. */
  targets?: readonly string[]
  languages?: readonly string[]
  /** Stop after this stage; `check` stops at `findings`, `build` at `files`. */
  until?: Stage
}

export interface RunResult extends Compilation {
  sources: TopicSources[]
  /** What could not be read or parsed: with any, nothing is clean. */
  problems: Problem[]
  documents: number
  /** `findings` with the same cause in several topics folded into one, for reports. */
  folded: Finding[]
}

/**
 * Reads and checks the documents under `paths`. Rejects only on our own bugs: what is wrong with the input is in `problems`.
 */
export const check = (paths: readonly string[], options: RunOptions): Promise<RunResult> =>
  run(paths, { until: 'findings', ...options })

/** Reads, checks, reconciles and renders the documents under `paths`. Writes nothing: the files are in the result. */
export const build = (paths: readonly string[], options: RunOptions): Promise<RunResult> =>
  run(paths, { until: 'files', ...options })

async function run(paths: readonly string[], options: RunOptions & { until: Stage }): Promise<RunResult> {
  const { locales } = options
  const read = await readTopics([...paths], {
    cwd: options.cwd ?? process.cwd(),
    locales: locales.tags,
    lexicons: locales.lexicons,
    ...options.read,
  })
  const toMdast = options.parser === 'remark' ? undefined : await loadFastParser()
  const today = options.today ?? new Date().toISOString().slice(0, 10)
  const compilation = compile(read.topics, {
    until: options.until,
    parse: toMdast ? { toMdast } : {},
    check: {
      catalog: options.catalog ?? readCatalog(),
      lexicons: locales.lexicons,
      digest: sha256,
      today,
      ...(options.severities ? { severities: options.severities } : {}),
      ...(options.baseline ? { baseline: options.baseline } : {}),
    },
    reconcile: { digest: sha256, generator: `hexapla ${version}`, today, convert: convertChinese },
    decisions: options.decisions ?? [],
    render: {
      targets: options.targets ?? ['markdown', 'powershell', 'checklist', 'json'],
      locales: options.languages ?? locales.tags,
      translator: locales.translator,
    },
  })
  return {
    ...compilation,
    sources: read.topics,
    documents: read.documents,
    problems: [...read.problems, ...compilation.problems],
    folded: fold(compilation.findings),
  }
}

/** hexapla's version, printed in everything it makes. */
export const version = '0.1.0'
