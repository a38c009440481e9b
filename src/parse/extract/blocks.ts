import type { Blockquote, Code, List, ListItem, Nodes, Paragraph, Root, RootContent, Table } from 'mdast'
import type { AlertKind, Block } from '../../model/index.ts'
import type { Matcher } from '../lexicon/matcher.ts'
import { type Source, slice } from '../source.ts'
import { alertMarker, isAlertLabel, labelledAlert } from './alerts.ts'
import { readCode, tidy } from './code.ts'
import { certainCommands, commandsIn, shown } from './commands.ts'
import { type Line, readInlines } from './inlines.ts'

/** Where the walk is: the enclosing item or alert, the list nesting, whether headings open sections here. */
interface Around {
  parent?: number
  depth: number
  top: boolean
}

const MAX_NESTING = 100
const ORDINAL = /^(\d{1,3})[.)][ \t]+/

/** Turns a tree into the flat list of blocks, in document order; sections are not known yet. */
export function extractBlocks(tree: Root, source: Source, labels: Matcher): Block[] {
  return new Extractor(source, labels).run(tree)
}

class Extractor {
  readonly #blocks: Block[] = []
  readonly #source: Source
  readonly #labels: Matcher

  constructor(source: Source, labels: Matcher) {
    this.#source = source
    this.#labels = labels
  }

  run(tree: Root): Block[] {
    this.#flow(tree.children, { depth: 0, top: true }, 0)
    return this.#blocks
  }

  #flow(nodes: readonly RootContent[], around: Around, nesting: number): void {
    if (nesting > MAX_NESTING) return
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!
      const next = nodes[index + 1]
      if (node.type === 'paragraph' && next && this.#announcedAlert(node, next, around)) index++
      else if (node.type === 'blockquote') index += this.#blockquote(node, next, around, nesting)
      else this.#node(node, around, nesting)
    }
  }

  #node(node: RootContent, around: Around, nesting: number): void {
    switch (node.type) {
      case 'heading':
        this.#heading(node, around)
        break
      case 'paragraph':
        this.#paragraph(node, around)
        break
      case 'list':
        this.#list(node, around, nesting)
        break
      case 'code':
        this.#code(node, around)
        break
      case 'table':
        this.#table(node, around)
        break
      case 'footnoteDefinition':
        this.#flow(node.children, around, nesting + 1)
        break
    }
  }

  /** Appends a block; the caller fills in what is special about its kind. */
  #add(kind: Block['kind'], node: Nodes, around: Around, line: Line, end?: Nodes): Block {
    const start = node.position?.start.offset ?? 0
    const stop = (end ?? node).position?.end.offset ?? start
    const block: Block = {
      id: this.#blocks.length,
      kind,
      section: 0,
      ...(around.parent === undefined ? {} : { parent: around.parent }),
      depth: around.depth,
      region: this.#source.region(start, stop),
      text: line.text,
      inlines: line.inlines,
      commands: [],
    }
    if (line.entities) block.entities = line.entities
    this.#blocks.push(block)
    return block
  }

  #heading(node: Extract<RootContent, { type: 'heading' }>, around: Around): void {
    const line = readInlines(node.children, this.#source)
    if (line.text === '') return
    const block = this.#add(around.top ? 'heading' : 'paragraph', node, around, line)
    if (around.top) block.heading = { level: node.depth, ...(node.data?.tabs ? { tabs: node.data.tabs } : {}) }
    this.#inlineCommands(block)
  }

  #paragraph(node: Paragraph, around: Around): void {
    const marked = alertMarker(node)
    if (marked) {
      this.#alert(marked.kind, node, [marked.paragraph], around, 0)
      return
    }
    const line = readInlines(node.children, this.#source)
    if (line.inlines.length === 0) return
    const ordinal = ORDINAL.exec(this.#rawStart(node))
    if (ordinal) {
      this.#numbered(node, line, Number(ordinal[1]), around)
      return
    }
    if (node.data?.chrome) {
      this.#add('other', node, around, line).navigation = true
      return
    }
    const labelled = labelledAlert(node, this.#labels)
    if (labelled) {
      this.#alert(labelled.kind, node, [labelled.paragraph], around, 0)
      return
    }
    if (line.inlines.every((inline) => inline.kind === 'image')) {
      this.#add('image', node, around, line)
      return
    }
    if (this.#bareCommand(node, line, around)) return
    this.#inlineCommands(this.#add('paragraph', node, around, line))
  }

  #rawStart(node: Nodes): string {
    const start = node.position?.start.offset
    return start === undefined ? '' : this.#source.text.slice(start, start + 12)
  }

  /** A list number right after indented code does not begin a list in Markdown; for a reader it does. */
  #numbered(node: Paragraph, line: Line, ordinal: number, around: Around): void {
    const [first] = line.inlines
    if (first) first.text = first.text.replace(ORDINAL, '')
    const block = this.#add(
      'item',
      node,
      { ...around, depth: around.depth + 1 },
      { ...line, text: line.text.replace(ORDINAL, '') },
    )
    block.ordinal = ordinal
    this.#inlineCommands(block)
  }

  /** A paragraph that is certainly a command: code that lost its fence. */
  #bareCommand(node: Paragraph, line: Line, around: Around): boolean {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return false
    if (!line.inlines.every((inline) => inline.kind === 'text')) return false
    const commands = certainCommands(this.#source, shown(slice(this.#source, start, end)), 'bare')
    if (commands.length === 0) return false
    const block = this.#add('code', node, around, { ...line, inlines: [], text: tidy(line.text) })
    block.commands = commands
    block.code = { container: 'bare', info: '', content: 'command' }
    return true
  }

  #inlineCommands(block: Block): void {
    for (const inline of block.inlines) {
      if ((inline.kind !== 'code' && inline.kind !== 'strong') || !inline.region) continue
      const raw = this.#source.text.slice(inline.region.start.offset, inline.region.end.offset)
      if (FENCED.test(raw)) {
        block.commands.push(...fencedCommands(this.#source, inline.region.start.offset, raw))
        continue
      }
      const inner = /^(?:`+|\*\*|__|<[^>]*>)? ?([\s\S]*?) ?(?:`+|\*\*|__|<\/[^>]*>)?$/.exec(raw)?.[1] ?? raw
      const offset = inline.region.start.offset + raw.indexOf(inner)
      const excerpt = slice(this.#source, offset, offset + inner.length)
      const text = inline.kind === 'strong' ? shown(excerpt) : excerpt
      block.commands.push(...certainCommands(this.#source, text, 'inline'))
    }
  }

  #list(node: List, around: Around, nesting: number): void {
    node.children.forEach((item, index) => {
      this.#item(item, node.ordered ? (node.start ?? 1) + index : undefined, around, nesting)
    })
  }

  #item(item: ListItem, ordinal: number | undefined, around: Around, nesting: number): void {
    const inner = { ...around, depth: around.depth + 1, top: false }
    const [first, ...rest] = item.children as RootContent[]
    const isOnlyAlert = first?.type === 'blockquote' || (first?.type === 'paragraph' && alertMarker(first))
    if (!first || (isOnlyAlert && rest.length === 0)) {
      this.#flow(item.children, inner, nesting + 1)
      return
    }
    const head = first.type === 'paragraph' ? first : undefined
    const line = head ? readInlines(head.children, this.#source) : { inlines: [], text: '', entities: 0 }
    const block = this.#add('item', item, inner, line, head ?? item)
    if (!head) block.region.end = this.#source.pointAt(first.position?.start.offset ?? block.region.end.offset)
    if (ordinal !== undefined) block.ordinal = ordinal
    if (head) this.#itemCommands(block, head)
    this.#flow(head ? rest : (item.children as RootContent[]), { ...inner, parent: block.id }, nesting + 1)
  }

  #itemCommands(block: Block, head: Paragraph): void {
    const start = head.position?.start.offset
    const end = head.position?.end.offset
    if (start === undefined || end === undefined) return
    const isPlain = block.inlines.every((inline) => inline.kind === 'text')
    if (isPlain) block.commands.push(...certainCommands(this.#source, shown(slice(this.#source, start, end)), 'bare'))
    else this.#inlineCommands(block)
  }

  #code(node: Code, around: Around): void {
    const parts = readCode(node, this.#source)
    const block = this.#add('code', node, around, { inlines: [], text: parts.text, entities: parts.entities })
    block.code = parts.code
    block.commands = parts.commands
  }

  /** Reads a quotation, which is most often an alert. Returns how many siblings it took besides itself. */
  #blockquote(node: Blockquote, next: RootContent | undefined, around: Around, nesting: number): number {
    const first = node.children[0]
    const marked = first?.type === 'paragraph' ? alertMarker(first) : undefined
    const kind = node.data?.alert ?? marked?.kind
    if (!kind) {
      this.#flow(node.children, { ...around, top: false }, nesting + 1)
      return 0
    }
    const body = marked
      ? [...(marked.paragraph.children.length ? [marked.paragraph] : []), ...node.children.slice(1)]
      : node.children
    if (body.length > 0 || !next) {
      this.#alert(kind, node, body as RootContent[], around, nesting)
      return 0
    }
    // The marker stands alone: what it announces was cut off by a blank line.
    const rest =
      next.type === 'blockquote' && !next.data?.alert ? next.children : next.type === 'paragraph' ? [next] : []
    this.#alert(kind, node, rest as RootContent[], around, nesting)
    return rest.length ? 1 : 0
  }

  #alert(kind: AlertKind, node: Nodes, body: readonly RootContent[], around: Around, nesting: number): void {
    const first = body[0]
    const head = first?.type === 'paragraph' ? first : undefined
    const line = head ? readInlines(head.children, this.#source) : { inlines: [], text: '', entities: 0 }
    const block = this.#add('alert', node, around, line, head)
    block.alert = kind
    this.#inlineCommands(block)
    this.#flow(head ? body.slice(1) : body, { ...around, parent: block.id, top: false }, nesting + 1)
  }

  /** A line that is only the name of an alert, followed by a paragraph. */
  #announcedAlert(node: Paragraph, next: RootContent, around: Around): boolean {
    if (next.type !== 'paragraph') return false
    const kind = isAlertLabel(node, this.#labels)
    if (!kind) return false
    this.#alert(kind, node, [next], around, 0)
    return true
  }

  /** Rows, each with the text of its cells; an alert in a cell is a block of its own. */
  #table(node: Table, around: Around): void {
    node.children.forEach((row, index) => {
      const alerts: RootContent[] = []
      const cells = row.children.map((cell) => readInlines(withoutAlerts(cell.children, alerts), this.#source))
      const block = this.#add('row', row, around, {
        inlines: cells.flatMap((cell, at) => (at === 0 ? cell.inlines : [SEPARATOR, ...cell.inlines])),
        text: cells.map((cell) => cell.text).join(' '),
        entities: cells.reduce((sum, cell) => sum + cell.entities, 0),
      })
      block.cells = cells.map((cell) => cell.text)
      if (row.data?.header ?? (index === 0 && node.data === undefined)) block.header = true
      this.#inlineCommands(block)
      this.#flow(alerts, { ...around, parent: block.id, top: false }, 0)
    })
  }
}

/** The nodes without the alerts in them, which are collected. */
function withoutAlerts(nodes: readonly RootContent[], alerts: RootContent[]): RootContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'blockquote' && node.data?.alert !== undefined) {
      alerts.push(node)
      return []
    }
    if (!('children' in node) || !HOLDS_BLOCKS.has(node.type)) return [node]
    return [{ ...node, children: withoutAlerts(node.children as RootContent[], alerts) } as RootContent]
  })
}

const HOLDS_BLOCKS = new Set(['list', 'listItem', 'blockquote'])

const FENCED = /^[ \t]*(?:`{3,}|~{3,})[^\n]*\n/

/** The commands of a fence in a table cell. */
function fencedCommands(source: Source, start: number, raw: string): Block['commands'] {
  const from = raw.indexOf('\n') + 1
  const last = raw.trimEnd().lastIndexOf('\n')
  const excerpt = slice(source, start + from, start + Math.max(from, last))
  return commandsIn(source, excerpt, 'fenced').commands
}

const SEPARATOR = { kind: 'text', text: ' ' } as const
