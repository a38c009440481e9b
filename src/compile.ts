import { align } from './align/index.ts'
import { type CheckOptions, check } from './check/index.ts'
import {
  type AlignedTopic,
  type Decision,
  type Finding,
  nameEditions,
  type OutputFile,
  type Problem,
  type Runbook,
  type TopicSources,
  type Translate,
} from './model/index.ts'
import { type ParseOptions, parseDocument } from './parse/index.ts'
import { type ReconcileContext, reconcile } from './reconcile/index.ts'
import { render } from './render/index.ts'

/** The stages at which `compile` can stop, in order. */
export const stages = ['editions', 'rows', 'findings', 'runbook', 'files'] as const
/** A stage at which `compile` can stop. */
export type Stage = (typeof stages)[number]

/** What the phases need besides the documents. */
export interface CompileOptions {
  /** Stop after this stage. */
  until: Stage
  parse: ParseOptions
  check: CheckOptions
  reconcile: Omit<ReconcileContext, 'lexicons' | 'catalog'>
  decisions: readonly Decision[]
  render: { targets: readonly string[]; locales: readonly string[]; translator(locale: string): Translate }
}

/** What each phase has made. */
export interface Compilation {
  topics: AlignedTopic[]
  findings: Finding[]
  runbooks: Runbook[]
  files: OutputFile[]
  problems: Problem[]
}

const NOT_ALIGNED = { pivot: 0, sections: [], rows: [], moves: [], desyncs: [], unmatched: [] }

/**
 * Compiles topics up to a stage; the results of later stages are empty lists. Pure: everything from outside comes in as
 * an argument, and the same input gives the same output.
 */
export function compile(sources: readonly TopicSources[], options: CompileOptions): Compilation {
  const { lexicons, catalog } = options.check
  const reached = (stage: Stage) => stages.indexOf(options.until) >= stages.indexOf(stage)

  const parsed = sources.map((topic) => ({
    id: topic.id,
    editions: nameEditions(topic.documents.map((document) => parseDocument(document, lexicons, options.parse))),
  }))
  const topics = parsed.map((topic) => ({
    ...topic,
    alignment: reached('rows') ? align(topic.editions) : NOT_ALIGNED,
  }))
  const findings = reached('findings') ? check(topics, options.check) : []
  const runbooks = reached('runbook')
    ? topics.map((topic) =>
        reconcile(
          topic,
          findings.filter((finding) => finding.topic === topic.id),
          options.decisions,
          { ...options.reconcile, lexicons, catalog },
        ),
      )
    : []
  const files = reached('files') ? runbooks.flatMap((runbook) => render(runbook, options.render)) : []

  return { topics, findings, runbooks, files, problems: [] }
}
