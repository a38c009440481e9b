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
import { type Locales, loadLocales as loadFrom } from './i18n/index.ts'
import type { Catalog, Decision, Document, Finding, Problem, TopicSources } from './model/index.ts'
import { convertChinese } from './reconcile/index.ts'
import { type Repair, repair } from './report/index.ts'
import {
  encode,
  loadFastParser,
  packageRoot,
  type ReadOptions,
  type ReadResult,
  readCatalog,
  readTopics,
  sha256,
} from './sources/index.ts'

export { baselineOf, fold, pruneBaseline, rules } from './check/index.ts'
export { buildCatalog, type CatalogData, serializeCatalog } from './commands/index.ts'
export type { Compilation, Stage } from './compile.ts'
export type { Locales } from './i18n/index.ts'
export type * from './model/index.ts'
export { jsonText, nameOf, resolveLocale, visibleCode } from './model/index.ts'
export { targets } from './render/index.ts'
export {
  columns,
  findingSentence,
  pad,
  problemSentence,
  reporters,
  ruleTitle,
  unifiedDiff,
  wrap,
} from './report/index.ts'
export {
  type Config,
  type Objection,
  readBaseline,
  readConfig,
  readDecisions,
  readRulePage,
  type Threshold,
  writeBaseline,
} from './sources/index.ts'

/** Reads the locale folders; default those that come with hexapla. */
export const loadLocales = (dir: string = `${packageRoot()}/locales`): Locales => loadFrom(dir)

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

/** What a run has read, found and made; stages that were not reached left empty lists. */
export interface RunResult extends Compilation {
  sources: TopicSources[]
  /** What could not be read or parsed: with any, nothing is clean. */
  problems: Problem[]
  /** What was read and is odd, such as a document without counterpart. */
  notices: Problem[]
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

/** What `fix` needs besides the paths. */
export interface FixOptions extends RunOptions {
  /** Ids of the rules whose repairs are wanted; default all. */
  only?: readonly string[]
}

/** A repaired document. `old` is what the file held when it was read: write `bytes` only over that. */
export type FixedDocument = Repair & { old: Uint8Array; bytes: Uint8Array }

/**
 * Makes the certain repairs in the documents under `paths`, again until none is left, so that fixing twice changes nothing the second
 * time. Writes nothing.
 */
export async function fix(
  paths: readonly string[],
  options: FixOptions,
): Promise<{ repairs: FixedDocument[]; problems: Problem[] }> {
  const read = await readAll(paths, options)
  const before = new Map(read.topics.flatMap((topic) => topic.documents).map((document) => [document.path, document]))
  const settled = new Map<string, Finding[]>()
  let { topics } = read
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const result = await compileAll({ ...read, topics }, { ...options, until: 'findings' })
    const wanted = result.findings.filter((finding) => options.only?.includes(finding.rule) ?? true)
    const editions = new Map(result.topics.flatMap((topic) => topic.editions).map((edition) => [edition.path, edition]))
    let changed = false
    const mend = (document: Document): Document => {
      const edition = editions.get(document.path)
      const { after, findings } = edition
        ? repair(document.text, edition, wanted)
        : { after: document.text, findings: [] }
      if (after === document.text) return document
      changed = true
      settled.set(document.path, [...(settled.get(document.path) ?? []), ...findings])
      return { ...document, text: after, sha256: sha256(encode(after, document.encoding)) }
    }
    topics = topics.map((topic) => ({ ...topic, documents: topic.documents.map(mend) }))
    if (!changed) break
  }
  const repairs = topics.flatMap((topic) =>
    topic.documents.flatMap(({ path, text, encoding }) => {
      const old = before.get(path)?.text ?? text
      if (old === text) return []
      const findings = settled.get(path) ?? []
      return [{ path, before: old, after: text, findings, old: encode(old, encoding), bytes: encode(text, encoding) }]
    }),
  )
  return { repairs, problems: read.problems }
}

/** One repair may uncover another (a prompt behind a lost fence), but not without end. */
const MAX_ROUNDS = 5

const run = async (paths: readonly string[], options: RunOptions & { until: Stage }): Promise<RunResult> =>
  compileAll(await readAll(paths, options), options)

const readAll = (paths: readonly string[], { locales, cwd = process.cwd(), read }: RunOptions): Promise<ReadResult> =>
  readTopics(paths, { cwd, locales: locales.tags, lexicons: locales.lexicons, ...read })

async function compileAll(read: ReadResult, options: RunOptions & { until: Stage }): Promise<RunResult> {
  const { locales } = options
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
      ...(options.decisions ? { decisions: options.decisions } : {}),
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
    notices: read.notices,
    problems: [...read.problems, ...compilation.problems],
    folded: fold(compilation.findings),
  }
}

/** hexapla's version, printed in everything it makes. */
export const version = '0.1.0'
