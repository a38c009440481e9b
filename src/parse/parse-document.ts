import type { Root } from 'mdast'
import type { Document, Edition, Lexicons } from '../model/index.ts'
import { extractBlocks } from './extract/blocks.ts'
import { readCapture } from './front-ends/capture.ts'
import { readHtml } from './front-ends/html.ts'
import { type MarkdownParser, readMarkdown } from './front-ends/markdown.ts'
import { type Matcher, matcherFor } from './lexicon/matcher.ts'
import { readMeta } from './meta.ts'
import { Source } from './source.ts'
import { nameConcepts } from './structure/concepts.ts'
import { flagNavigation } from './structure/navigation.ts'
import { assignRoles } from './structure/roles.ts'
import { cutSections } from './structure/sections.ts'
import { findSteps } from './structure/steps.ts'
import { declareSubjects } from './structure/subjects.ts'
import { declareWays } from './structure/ways.ts'
import { readSuppressions } from './suppressions.ts'

export interface ParseOptions {
  /** A parser that makes the same tree as remark, faster; without it remark is used. */
  toMdast?: MarkdownParser
}

/**
 * Reads a document into an edition: what it says about itself, its blocks, sections and steps, all placed in the raw
 * file. Pure, and total: a document that makes no sense gives an edition with little in it, never an exception.
 */
export function parseDocument(document: Document, lexicons: Lexicons, options: ParseOptions = {}): Edition {
  const source = new Source(document.text)
  const labels = matcherFor(document.locale, lexicons)
  const tree = readTree(document, source, labels, lexicons, options)
  const blocks = extractBlocks(tree, source, labels)
  const meta = readMeta(document, blocks, labels)
  nameConcepts(blocks, labels)
  flagNavigation(blocks, labels)
  const sections = cutSections(blocks)
  findSteps(sections, blocks, labels)
  assignRoles(sections, blocks, labels)
  declareSubjects(sections, blocks)
  declareWays(sections, blocks, labels)
  return {
    path: document.path,
    locale: document.locale,
    media: document.media,
    sha256: document.sha256,
    meta,
    sections,
    blocks,
    suppressions: readSuppressions(source),
  }
}

function readTree(
  document: Document,
  source: Source,
  labels: Matcher,
  lexicons: Lexicons,
  options: ParseOptions,
): Root {
  if (document.media === 'capture') return readCapture(source, labels, lexicons)
  try {
    const tree = document.media === 'html' ? readHtml(source, labels) : readMarkdown(source, labels, options.toMdast)
    if (tree) return tree
  } catch (error) {
    // Nesting beyond any real document exhausts the stack of a recursive parser: such a text is read line by line.
    if (!(error instanceof RangeError)) throw error
  }
  return readCapture(source, labels, lexicons)
}
