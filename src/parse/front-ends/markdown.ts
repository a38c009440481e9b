import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Matcher } from '../lexicon/matcher.ts'
import type { Source } from '../source.ts'
import { expandHtml } from '../tree/embedded.ts'
import { placeTabs } from '../tree/tabs.ts'
import { withoutDirectives } from './directives.ts'

/** Turns Markdown into mdast with positions, as remark-parse with front matter and GFM does. */
export type MarkdownParser = (text: string) => Root

const remark = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).freeze()

/** The parser that defines the semantics. */
const parseWithRemark: MarkdownParser = (text) => remark.parse(text)

/**
 * Reads repository Markdown, with `fast` where it is given: the two make the same tree, which the differential test holds
 * them to. `undefined` for a text that would keep remark busy for minutes and is nothing a person wrote.
 */
export function readMarkdown(source: Source, labels: Matcher, fast?: MarkdownParser): Root | undefined {
  const chosen = fast && !hasManyEntities(source) ? fast : parseWithRemark
  if (isPathological(source, chosen === fast ? FAST_EFFORT : REMARK_EFFORT)) return undefined
  const tree = chosen(withoutDirectives(source.text))
  expandHtml(tree, source, labels, chosen)
  placeTabs(tree, source)
  return tree
}

const MOST_COPIED = 1e8

/** Satteri copies what precedes an entity in its paragraph: 30,000 of them are more than a string can hold. Remark does not mind. */
function hasManyEntities(source: Source): boolean {
  let entities = 0
  let length = 0
  for (let number = 1; number <= source.lineCount; number++) {
    const line = source.line(number)
    if (line.trim() === '') entities = length = 0
    length += line.length
    entities += line.split('&').length - 1
    if (entities * length > MOST_COPIED) return true
  }
  return false
}

const DELIMITER = /[*_[\]~`]+/g
const DEEPEST_QUOTE = 100
const REMARK_EFFORT = 2e7
const FAST_EFFORT = 2e10

/**
 * Remark's time for a paragraph grows with the square of its delimiters, and for a quotation with its depth: one line of
 * 30,000 characters can take 20 seconds. Estimates that and compares it with about a second's worth.
 */
function isPathological(source: Source, most: number): boolean {
  let effort = 0
  let delimiters = 0
  for (let number = 1; number <= source.lineCount; number++) {
    const line = source.line(number)
    if (line.startsWith('>') && quoteDepth(line) > DEEPEST_QUOTE) return true
    if (line.trim() === '') {
      effort += delimiters ** 2
      delimiters = 0
    } else delimiters += line.match(DELIMITER)?.length ?? 0
    if (effort + delimiters ** 2 > most) return true
  }
  return false
}

const quoteDepth = (line: string): number => /^[ \t>]*/.exec(line)![0].replace(/[^>]/g, '').length
