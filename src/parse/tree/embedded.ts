import type { Html, Parents, RootContent } from 'mdast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { Matcher } from '../lexicon/matcher.ts'
import { type Excerpt, lineByLine, type Source, slice } from '../source.ts'
import { fromHtml } from './from-html.ts'
import { isElementName } from './html-names.ts'

const parser = unified().use(rehypeParse, { fragment: true }).freeze()

const TAG = /^\s*<\/?\s*([A-Za-z][\w:-]*)/
const TEXT = /<!--[\s\S]*?-->|<[^<>]*>/g

/**
 * Replaces the HTML blocks of a Markdown tree by the Markdown they stand for. A table that blank lines tore apart is put
 * together again; wrappers that hold nothing disappear; comments stay, because they may carry instructions.
 */
export function expandHtml(tree: Parents, source: Source, labels: Matcher): void {
  const out: RootContent[] = []
  const children = tree.children as RootContent[]
  const closing = lastClosingTable(children)
  for (let index = 0; index < children.length; index++) {
    const node = children[index]!
    if (node.type !== 'html') {
      if ('children' in node && !INLINE.has(node.type)) expandHtml(node as Parents, source, labels)
      out.push(node)
      continue
    }
    const last = closing >= index ? endOfTable(children, index) : index
    out.push(...expand(node, children[last]!, source, labels))
    index = last
  }
  ;(tree as { children: RootContent[] }).children = out
}

const INLINE = new Set(['paragraph', 'heading', 'table', 'code'])

function expand(node: Html, last: RootContent, source: Source, labels: Matcher): RootContent[] {
  const position = node.position
  if (!position || node.value.startsWith('<!--')) return [node]
  const excerpt: Excerpt =
    last === node
      ? lineByLine(source, node.value, position.start.line)
      : slice(source, position.start.offset!, last.position!.end.offset!)
  const name = TAG.exec(excerpt.text)?.[1]
  if (name && !isElementName(name)) {
    return [{ type: 'paragraph', children: [{ type: 'text', value: node.value, position }], position }]
  }
  if (last === node && node.value.replace(TEXT, '').trim() === '' && !/<img\b/i.test(node.value)) return []
  return fromHtml([parser.parse(excerpt.text)], { source, excerpt, labels })
}

function lastClosingTable(children: readonly RootContent[]): number {
  for (let index = children.length - 1; index >= 0; index--) {
    const node = children[index]!
    if (node.type === 'html' && /<\/table/i.test(node.value)) return index
  }
  return -1
}

/** Index of the block that closes the table which the block at `index` leaves open; `index` where it leaves none. */
function endOfTable(children: readonly RootContent[], index: number): number {
  let open = 0
  for (let at = index; at < children.length; at++) {
    const node = children[at]!
    if (node.type === 'heading') return index
    if (node.type === 'html') open += tables(node.value)
    if (open <= 0) return at
  }
  return index
}

const tables = (html: string): number =>
  (html.match(/<table\b/gi)?.length ?? 0) - (html.match(/<\/table\b/gi)?.length ?? 0)
