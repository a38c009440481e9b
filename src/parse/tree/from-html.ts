import type { Element, ElementContent, Nodes, Parents } from 'hast'
import type { Blockquote, List, ListItem, PhrasingContent, RootContent, Table, TableCell, TableRow } from 'mdast'
import type { Matcher } from '../lexicon/matcher.ts'
import type { Excerpt, Source } from '../source.ts'
import { alertOfClass, alertOfIcon } from './alert-icon.ts'
import { isElementName, PHRASING, SILENT } from './html-names.ts'

/** Where the HTML was taken from, and who knows what an alert is called. */
export interface HtmlContext {
  source: Source
  excerpt: Excerpt
  labels: Matcher
}

const MAX_DEPTH = 120

/** Turns HTML into the Markdown tree that says the same, with positions in the raw file. */
export function fromHtml(nodes: readonly Nodes[], context: HtmlContext): RootContent[] {
  return flow(nodes, context, 0)
}

function flow(nodes: readonly Nodes[], context: HtmlContext, depth: number): RootContent[] {
  const out: RootContent[] = []
  let line: Nodes[] = []
  const flush = () => {
    const content = phrasing(line, context, depth)
    if (content.some((child) => child.type !== 'break' && (child.type !== 'text' || child.value.trim() !== ''))) {
      out.push({ type: 'paragraph', children: content, ...spread(line, context) })
    }
    line = []
  }
  for (const node of nodes) {
    if (node.type === 'comment' || node.type === 'doctype') continue
    if (isPhrasing(node)) {
      line.push(node)
      continue
    }
    flush()
    if (node.type === 'element') out.push(...block(node, context, depth + 1))
    else if (node.type === 'root') out.push(...flow(node.children, context, depth + 1))
  }
  flush()
  return out
}

const isPhrasing = (node: Nodes): boolean =>
  node.type === 'text' ||
  (node.type === 'element' &&
    (PHRASING.has(node.tagName) || INLINE_WRAPPERS.has(node.tagName) || !isElementName(node.tagName)) &&
    !hasFlow(node))

const INLINE_WRAPPERS = new Set(
  'span font small big u s del ins sub sup abbr acronym mark time bdi bdo wbr nobr label'.split(' '),
)
const FLOW_TAGS = new Set('p div table ul ol li pre blockquote h1 h2 h3 h4 h5 h6 section article'.split(' '))

function hasFlow(node: Element): boolean {
  return node.children.some((child) => child.type === 'element' && FLOW_TAGS.has(child.tagName))
}

function block(node: Element, context: HtmlContext, depth: number): RootContent[] {
  if (depth > MAX_DEPTH || SILENT.has(node.tagName)) return []
  const name = node.tagName
  const at = placed(node, context)
  const heading = /^h([1-6])$/.exec(name)
  if (heading) {
    const level = Number(heading[1]) as 1 | 2 | 3 | 4 | 5 | 6
    return [{ type: 'heading', depth: level, children: phrasing(node.children, context, depth), ...at }]
  }
  if (name === 'p' && !hasFlow(node)) {
    const children = phrasing(node.children, context, depth)
    return children.length ? [{ type: 'paragraph', children, ...at }] : []
  }
  if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') return [list(node, context, depth)]
  if (name === 'pre')
    return [{ type: 'code', lang: languageOf(node), value: textOf(node).replace(/^\n|\n$/g, ''), ...at }]
  if (name === 'blockquote') {
    return [{ type: 'blockquote', children: flow(node.children, context, depth) as Blockquote['children'], ...at }]
  }
  if (name === 'table') return table(node, context, depth)
  if (name === 'hr') return []
  const kind = alertOfClass(classesOf(node))
  if (kind) return [alert(kind, withoutLabel(flow(node.children, context, depth), context), at)]
  return flow(node.children, context, depth)
}

function alert(kind: NonNullable<ReturnType<typeof alertOfIcon>>, children: RootContent[], at: object): RootContent {
  return { type: 'blockquote', data: { alert: kind }, children: children as Blockquote['children'], ...at }
}

/** The label an alert repeats in words ("Note") is not part of what it says. */
function withoutLabel(children: RootContent[], context: HtmlContext): RootContent[] {
  const [first, ...rest] = children
  if (first?.type !== 'paragraph' && first?.type !== 'heading') return children
  const label = first.children.map((child) => ('value' in child ? child.value : textOfPhrasing(child))).join('')
  return context.labels.alert(label) ? rest : children
}

function textOfPhrasing(node: PhrasingContent): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOfPhrasing).join('') : ''
}

function list(node: Element, context: HtmlContext, depth: number): List {
  const children: ListItem[] = []
  for (const child of node.children) {
    if (child.type !== 'element') continue
    const content = child.tagName === 'li' ? flow(child.children, context, depth + 1) : block(child, context, depth + 1)
    children.push({
      type: 'listItem',
      spread: false,
      children: content as ListItem['children'],
      ...placed(child, context),
    })
  }
  const start = Number(node.properties.start ?? 1)
  return { type: 'list', ordered: node.tagName === 'ol', start, children, ...placed(node, context) }
}

function table(node: Element, context: HtmlContext, depth: number): RootContent[] {
  const rows = descendants(node, 'tr')
  const cells = rows.map((row) => row.children.filter((child) => isCell(child)))
  const kind = alertKindOf(rows, cells, context)
  if (kind) {
    const body = cells.slice(1).flatMap((row) => row.flatMap((cell) => flow(cell.children, context, depth + 1)))
    return [alert(kind, body, placed(node, context))]
  }
  if (cells.every((row) => row.length <= 1) && cells.length <= 1) {
    return cells.flatMap((row) => row.flatMap((cell) => flow(cell.children, context, depth + 1)))
  }
  const result: Table = { type: 'table', children: [], data: {}, ...placed(node, context) }
  rows.forEach((row, index) => {
    const children = cells[index]!.map(
      (cell): TableCell => ({
        type: 'tableCell',
        // A cell of HTML may hold lists and paragraphs: the extractor reads both.
        children: flow(cell.children, context, depth + 1) as unknown as TableCell['children'],
        ...placed(cell, context),
      }),
    )
    const header = cells[index]!.length > 0 && cells[index]!.every((cell) => cell.tagName === 'th')
    const made: TableRow = { type: 'tableRow', children, data: { header }, ...placed(row, context) }
    result.children.push(made)
  })
  return [result]
}

declare module 'mdast' {
  interface TableRowData {
    /** Set where the table comes from HTML: whether this is a head row. */
    header?: boolean
  }
}

const isCell = (node: Nodes): node is Element =>
  node.type === 'element' && (node.tagName === 'td' || node.tagName === 'th')

/** An alert written as a table: one column, whose head is an icon, or a word for an alert. */
function alertKindOf(rows: readonly Element[], cells: readonly Element[][], context: HtmlContext) {
  const head = cells[0]
  if (rows.length < 2 || head?.length !== 1 || cells.some((row) => row.length > 1)) return undefined
  const icon = descendants(head[0]!, 'img')[0]
  const byIcon = icon && alertOfIcon(String(icon.properties.src ?? ''))
  return byIcon ?? context.labels.alert(textOf(head[0]!))
}

function phrasing(nodes: readonly Nodes[], context: HtmlContext, depth: number): PhrasingContent[] {
  return nodes.flatMap((node) => span(node, context, depth + 1))
}

function span(node: Nodes, context: HtmlContext, depth: number): PhrasingContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value, ...placed(node, context) }]
  if (node.type !== 'element' || depth > MAX_DEPTH || SILENT.has(node.tagName)) return []
  const at = placed(node, context)
  const children = () => phrasing(node.children, context, depth)
  switch (node.tagName) {
    case 'strong':
    case 'b':
      return [{ type: 'strong', children: children(), ...at }]
    case 'em':
    case 'i':
    case 'cite':
    case 'var':
    case 'dfn':
      return [{ type: 'emphasis', children: children(), ...at }]
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return [{ type: 'inlineCode', value: textOf(node), ...at }]
    case 'a':
      return [{ type: 'link', url: String(node.properties.href ?? ''), children: children() as never, ...at }]
    case 'img':
      return [{ type: 'image', url: String(node.properties.src ?? ''), alt: String(node.properties.alt ?? ''), ...at }]
    case 'br':
      return [{ type: 'break', ...at }]
    default:
      return isElementName(node.tagName) ? children() : [placeholder(node, context), ...children()]
  }
}

/** `<ServerName>` in prose is a placeholder that a parser takes for an element: its raw text is what was meant. */
function placeholder(node: Element, context: HtmlContext): PhrasingContent {
  const start = node.position?.start.offset ?? 0
  const close = context.excerpt.text.indexOf('>', start)
  const value = close === -1 ? `<${node.tagName}>` : context.excerpt.text.slice(start, close + 1)
  return { type: 'text', value, ...placed(node, context) }
}

/** Text of a node and everything in it. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return '\n'
  return 'children' in node ? (node as Parents).children.map((child) => textOf(child as Nodes)).join('') : ''
}

export function descendants(node: Parents, name: string): Element[] {
  const found: Element[] = []
  const stack: ElementContent[] = [...(node.children as ElementContent[])].reverse()
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.type !== 'element') continue
    if (next.tagName === name) found.push(next)
    // A table in a cell is a table of its own.
    if (next.tagName === 'table' && name === 'tr') continue
    for (let index = next.children.length - 1; index >= 0; index--) stack.push(next.children[index]!)
  }
  return found
}

const classesOf = (node: Element): string[] => {
  const names = node.properties.className
  return Array.isArray(names) ? names.map(String) : []
}

function languageOf(node: Element): string | null {
  const code = descendants(node, 'code')[0]
  const name = [...classesOf(node), ...(code ? classesOf(code) : [])].find((each) => /^lang(uage)?-/.test(each))
  return name ? name.replace(/^lang(uage)?-/, '') : null
}

function placed(node: Nodes, context: HtmlContext) {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return {}
  const { source, excerpt } = context
  return { position: source.region(excerpt.at(start), excerpt.at(Math.max(start, end - 1)) + 1) }
}

function spread(nodes: readonly Nodes[], context: HtmlContext) {
  const first = placed(nodes[0]!, context).position
  const last = placed(nodes.at(-1)!, context).position
  return first && last ? { position: { start: first.start, end: last.end } } : {}
}
