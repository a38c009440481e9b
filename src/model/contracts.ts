import type { z } from 'zod'
import type { Alignment } from './alignment.ts'
import type { Problem } from './document.ts'
import type { Edition } from './edition.ts'
import type { Category, Finding, Observation, Severity } from './finding.ts'
import type { Runbook } from './runbook.ts'

/** What the parser and the rules must recognise in one language: variants by concept, `{n}` standing for a number. */
export interface Lexicon {
  locale: string
  concepts: Record<string, readonly string[]>
}

/** Lexicons by locale. */
export type Lexicons = ReadonlyMap<string, Lexicon>

/**
 * Makes a sentence in one language. Escapes nothing: each target escapes for itself.
 * `key` is `<namespace>.<path>`, such as `render.step` or `rules.unknown-parameter.message`.
 * Throws on a key that no locale has: a missing sentence is our bug.
 */
export type Translate = (key: string, values?: Record<string, unknown>) => string

/** Facts about cmdlets. Answers are `undefined` where the catalogue does not know, never a guess. */
export interface Catalog {
  /** The cmdlet as the catalogue spells it, case-insensitively; aliases of cmdlets resolve. */
  cmdlet(name: string): CatalogCmdlet | undefined
  /** Catalogued names within one edit of `name`, best first. */
  near(name: string): string[]
}

export interface CatalogParameter {
  name: string
  aliases: readonly string[]
  switch: boolean
  type: string
  /** Ordinal of a positional parameter, counted from 0 or 1 as its module does; absent for a named one. */
  position?: number
  /** Products it exists in; empty where the reference does not say. */
  products?: readonly string[]
}

export interface CatalogCmdlet {
  name: string
  module: string
  parameters: readonly CatalogParameter[]
  /** By name, alias or unambiguous abbreviation, without the dash; common parameters (`-Verbose` …) included. */
  parameter(name: string): CatalogParameter | undefined
  /** Known parameter names near `name`, best first. */
  nearParameters(name: string): string[]
  products: readonly string[]
  /** It takes further parameters that depend on a provider or on its arguments: a parameter it does not list may exist. */
  open?: boolean
}

/** One topic, ready to be checked. */
export interface AlignedTopic {
  id: string
  editions: readonly Edition[]
  alignment: Alignment
}

/** What all topics of a run say together: evidence from twins, never a verdict. */
export interface Corpus {
  /** In how many topics a command with this canonical form occurs, in any edition or in those of one locale. */
  commands(canonical: string, locale?: string): number
  /** In how many topics this name (lower-case) is called as a cmdlet. */
  cmdlets(name: string): number
  /** In how many topics this cmdlet or program is used with this parameter (both lower-case, no dash, no `.exe`). */
  usages(cmdlet: string, parameter: string): number
  /** In how many topics commands name this value (folded) literally. */
  values(folded: string): number
}

/** What a rule may look at besides the topic. */
export interface RuleContext {
  catalog: Catalog
  lexicons: Lexicons
  corpus: Corpus
}

/**
 * Looks at one aligned topic and yields what is wrong, as data. A rule survives missing positions, missing editions and
 * empty documents.
 */
export interface Rule<Data = unknown> {
  /** Folder name, locale key and address of its page. */
  id: string
  category: Category
  /** Default; configuration may change it. */
  severity: Severity
  /** The placeholders of its sentence. */
  data: z.ZodType<Data>
  check(topic: AlignedTopic, context: RuleContext): Iterable<Observation>
}

/** One produced file, in memory. */
export interface OutputFile {
  /** Relative, with `/`. */
  path: string
  content: string | Uint8Array
}

export interface RenderContext {
  /** Language of this output. */
  locale: string
  t: Translate
  /** All output languages of this run, this one included, for targets that carry every language. */
  locales: readonly string[]
  /** A translate function for another output language. */
  translator(locale: string): Translate
}

/** Turns a finished runbook into files, in memory: one call a language. */
export interface Target {
  name: string
  render(runbook: Runbook, context: RenderContext): OutputFile[]
}

/** A topic as reporters see it. */
export interface ReportTopic {
  id: string
  editions: readonly { path: string; locale: string; name: string; title: string }[]
}

/** What reporters print. */
export interface Report {
  findings: readonly Finding[]
  problems: readonly Problem[]
  /** What was read and is odd, such as a document without counterpart: said, never counted. */
  notices: readonly Problem[]
  /** The topics checked, with the editions in their order. */
  topics: readonly ReportTopic[]
  summary: { topics: number; editions: number; documents: number }
  /** hexapla's version. */
  version: string
  rules: readonly { id: string; category: Category; severity: Severity }[]
  /** The text of a document by its path, for formats that count in bytes and for lines without an excerpt. */
  text?(path: string): string | undefined
}

export interface ReportContext {
  t: Translate
  locale: string
  /** Colour may be used. */
  color: boolean
  /** Columns of the terminal; undefined when not a terminal. */
  width?: number
  /** Nothing is only counted, not even notes that are many. */
  all?: boolean
  /** Lines that a person is ready to read at once; undefined for everything. */
  height?: number
}

/** Turns findings into text, in memory. */
export interface Reporter {
  name: string
  report(report: Report, context: ReportContext): string
}
