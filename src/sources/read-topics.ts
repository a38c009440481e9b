import { readFileSync, statSync } from 'node:fs'
import type { Document, Lexicons, Problem, TopicSources } from '../model/index.ts'
import { codeOf, collect, type Found } from './collect.ts'
import { decode } from './decode.ts'
import { sha256 } from './digest.ts'
import { frontMatterOf } from './front-matter.ts'
import { type Candidate, group } from './grouping.ts'
import { findLocale } from './locale.ts'

export interface ReadOptions {
  /** Relative paths start here. */
  cwd: string
  /** Tags of the languages that are available. */
  locales: readonly string[]
  lexicons?: Lexicons
  /** Topics that cannot be found by themselves: topic → language → path. */
  topics?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Languages of folders and files that do not say theirs: path → language. */
  documentLocales?: Readonly<Record<string, string>>
  /** Front-matter keys that identify an article, the first that a document has; default `ms:assetid`. */
  idKeys?: readonly string[]
  /** Larger files are not read; default 10 MB. */
  maxBytes?: number
}

export interface ReadResult {
  topics: TopicSources[]
  /** What could not be read: with any of these the answer is incomplete. */
  problems: Problem[]
  /** What was read and is odd: two documents with one identifier in one language, a document without counterpart. */
  notices: Problem[]
  /** How many documents were read. */
  documents: number
}

const MEGABYTE = 1_000_000
const MAX_BYTES = 10 * MEGABYTE
/** Lines and tags, which become blocks: the largest document of the corpus has 4,000. */
const MAX_PARTS = 40_000

/** Reads the documents under `paths` and puts the editions of one article together. Rejects only on our own bugs. */
export async function readTopics(paths: readonly string[], options: ReadOptions): Promise<ReadResult> {
  const { files, problems } = await collect(paths, options.cwd)
  const candidates: Candidate[] = []
  for (const file of files) {
    const text = readText(file, options.maxBytes ?? MAX_BYTES)
    if ('problem' in text) {
      problems.push(text.problem)
      continue
    }
    const { candidate, problem } = await identify(file, text, options)
    candidates.push(candidate)
    if (problem) problems.push(problem)
  }
  const topics = group(candidates, {
    mapping: mappingOf(options),
    idKeys: options.idKeys ?? [],
    locales: options.locales,
  }).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return { topics, problems, notices: notices(topics), documents: candidates.length }
}

type Text = Pick<Document, 'text' | 'encoding' | 'sha256'>

function readText(file: Found, maxBytes: number): Text | { problem: Problem } {
  const { path } = file
  try {
    const stats = statSync(file.absolute)
    // A pipe or a device has no size, and reading it may never end.
    if (!stats.isFile()) return { problem: { id: 'unsupported', path, data: {} } }
    const { size } = stats
    if (size > maxBytes) {
      const data = { megabytes: megabytes(size), limit: megabytes(maxBytes) }
      return { problem: { id: 'too-large', path, data } }
    }
    const bytes = readFileSync(file.absolute)
    const decoded = decode(bytes)
    if ('problem' in decoded) return { problem: { path, ...decoded.problem } }
    const parts = countParts(decoded.text)
    if (parts > MAX_PARTS) return { problem: { id: 'too-complex', path, data: { parts, limit: MAX_PARTS } } }
    return { ...decoded, sha256: sha256(bytes) }
  } catch (error) {
    return { problem: { id: 'unreadable', path, data: { code: codeOf(error) } } }
  }
}

function countParts(text: string): number {
  let parts = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === NEW_LINE || code === LESS_THAN) parts++
  }
  return parts
}

const NEW_LINE = 0x0a
const LESS_THAN = 0x3c

const megabytes = (bytes: number): number => Math.round(bytes / (MEGABYTE / 10)) / 10

async function identify(
  file: Found,
  text: Text,
  options: ReadOptions,
): Promise<{ candidate: Candidate; problem?: Problem }> {
  const { values, problem } = frontMatterOf(file.path, text.text)
  const stated = statedLocale(file.path, options)
  const found = stated ?? (await findLocale({ path: file.path, text: text.text, values }, options.locales))
  const assetId = idOf(values, options.idKeys ?? ['ms:assetid'])
  const document: Document = { path: file.path, media: file.media, ...text, ...found, ...(assetId ? { assetId } : {}) }
  return problem ? { candidate: { document, values }, problem } : { candidate: { document, values } }
}

/** The language the configuration gives a path: by topic, or by the longest folder that has one. */
function statedLocale(path: string, options: ReadOptions): { locale: string; tag: string } | undefined {
  for (const languages of Object.values(options.topics ?? {})) {
    for (const [language, mapped] of Object.entries(languages)) {
      if (plain(mapped) === path) return { locale: language, tag: language }
    }
  }
  const [best] = Object.entries(options.documentLocales ?? {})
    .filter(([folder]) => path === plain(folder) || path.startsWith(`${plain(folder)}/`))
    .sort(([a], [b]) => b.length - a.length)
  return best && { locale: best[1], tag: best[1] }
}

const plain = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '')

function idOf(values: Readonly<Record<string, string>>, keys: readonly string[]): string | undefined {
  for (const key of keys) if (values[key]) return values[key]
  return undefined
}

function mappingOf(options: ReadOptions): Map<string, Set<string>> {
  const topics = Object.entries(options.topics ?? {})
  return new Map(topics.map(([topic, languages]) => [topic, new Set(Object.values(languages).map(plain))]))
}

function notices(topics: readonly TopicSources[]): Problem[] {
  const hasPairs = topics.some((topic) => topic.documents.length > 1)
  return topics.flatMap((topic) => {
    const [first] = topic.documents
    if (topic.documents.length === 1) return hasPairs ? [{ id: 'orphan-document', path: first!.path, data: {} }] : []
    return topic.documents.flatMap((document, index): Problem[] => {
      const twin = topic.documents.findIndex(
        (other) => other.locale === document.locale && other.media === document.media,
      )
      if (twin === index) return []
      return [
        {
          id: 'duplicate-document',
          path: document.path,
          data: { other: topic.documents[twin]!.path, locale: document.locale },
        },
      ]
    })
  })
}
