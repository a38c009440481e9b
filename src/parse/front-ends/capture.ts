import type { Blockquote, Code, Heading, List, ListItem, Paragraph, Root, RootContent } from 'mdast'
import type { AlertKind, Lexicons } from '../../model/index.ts'
import { certainCommands, commandsIn } from '../extract/commands.ts'
import { type Matcher, matcherForAny } from '../lexicon/matcher.ts'
import { type Source, slice } from '../source.ts'
import { findHeadings, type Piece } from './capture-headings.ts'
import { type CaptureLine, readLines } from './capture-lines.ts'

/** A piece with its lines: one paragraph, item, alert label or block of code. */
interface Chunk extends Piece {
  lines: CaptureLine[]
  alert?: AlertKind
}

/**
 * Reads plain text copied from a page. Nothing is marked in it: bullets and indentation give the lists, commands give the
 * code, the names of alerts give the alerts, and lines by themselves may be headings.
 */
export function readCapture(source: Source, labels: Matcher, lexicons: Lexicons): Root {
  const any = matcherForAny(lexicons)
  const chunks = chunk(readLines(source), source, labels)
  const { title, headings } = findHeadings(chunks, labels, any)
  const builder = new TreeBuilder(source)
  chunks.forEach((piece, index) => {
    if (index < title) builder.chrome(piece)
    else if (index === title || headings.has(index)) builder.heading(piece, index === title ? 1 : 2)
    else builder.add(piece)
  })
  return builder.root
}

function chunk(lines: readonly CaptureLine[], source: Source, labels: Matcher): Chunk[] {
  const chunks: Chunk[] = []
  /** Lines before this one were asked whether they are a block of code, and are not. */
  let asked = 0
  for (let index = 0; index < lines.length; ) {
    const line = lines[index]!
    if (line.blank) {
      index++
      continue
    }
    let run = line.bullet ? [] : commandRun(lines, index, source)
    if (run.length === 0 && !line.bullet && index >= asked) {
      const block = blockFrom(lines, index)
      asked = index + block.length
      if (isStructured(block, source)) run = block
    }
    const chunk = run.length > 0 ? made('code', run) : textChunk(textRun(lines, index, source), labels)
    chunks.push(chunk)
    index += chunk.lines.length
  }
  return chunks
}

const made = (kind: Chunk['kind'], lines: CaptureLine[]): Chunk => ({
  kind,
  lines,
  indent: lines[0]!.indent,
  text: lines.map((line) => line.text).join(' '),
})

function textChunk(lines: CaptureLine[], labels: Matcher): Chunk {
  const [first] = lines
  if (first!.bullet) return made('item', lines)
  const alert =
    lines.length === 1 && first!.text.length <= 40 && first!.beforeBlank ? labels.alert(first!.text) : undefined
  if (alert) return { ...made('alert', lines), alert }
  return made(lines.length === 1 && first!.beforeBlank ? 'line' : 'text', lines)
}

/** The lines from `index` on that are each certainly a command. */
function commandRun(lines: readonly CaptureLine[], index: number, source: Source): CaptureLine[] {
  const run: CaptureLine[] = []
  for (let at = index; at < lines.length; at++) {
    const line = lines[at]!
    if (line.blank || line.bullet || !isCommand(line, source)) break
    run.push(line)
  }
  return run
}

/** The lines up to the next blank one or bullet. */
function blockFrom(lines: readonly CaptureLine[], index: number): CaptureLine[] {
  let end = index + 1
  while (end < lines.length && !lines[end]!.blank && !lines[end]!.bullet) end++
  return lines.slice(index, end)
}

/** Several lines, indented together, that a block of code holds rather than a paragraph. */
function isStructured(block: readonly CaptureLine[], source: Source): boolean {
  if (block.length < 2 || block[0]!.indent === 0) return false
  const excerpt = slice(source, block[0]!.start, block.at(-1)!.end)
  return STRUCTURED.has(commandsIn(source, excerpt, 'indented').content)
}

const STRUCTURED = new Set(['command', 'xml', 'output', 'config', 'data', 'dialogue', 'log'])

/** At the margin only what is certainly a command is code; a line of its own inside an item has that place as evidence. */
function isCommand(line: CaptureLine, source: Source): boolean {
  const excerpt = slice(source, line.start, line.end)
  if (certainCommands(source, excerpt, 'bare').length > 0) return true
  return line.indent > 0 && !line.bullet && commandsIn(source, excerpt, 'indented').content === 'command'
}

const WRAPPED = 60

/** A paragraph: further lines belong to it where the line before is long and its sentence goes on. */
function textRun(lines: readonly CaptureLine[], index: number, source: Source): CaptureLine[] {
  const run = [lines[index]!]
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at]!
    const last = run.at(-1)!
    const isContinued = last.text.length >= WRAPPED && !/[.:;?!。：；？！]$/u.test(last.text)
    if (line.blank || line.bullet || !isContinued || isCommand(line, source)) break
    run.push(line)
  }
  return run
}

type Level = 1 | 2

/** Puts pieces together to a tree, lists nested by the columns of their bullets. */
class TreeBuilder {
  readonly root: Root = { type: 'root', children: [] }
  readonly #source: Source
  #open: { indent: number; list: List; item: ListItem }[] = []
  #alert: { node: Blockquote; lines: CaptureLine[] } | undefined

  constructor(source: Source) {
    this.#source = source
  }

  chrome(piece: Chunk): void {
    this.#append({ ...this.#paragraph(piece), data: { chrome: true } })
  }

  heading(piece: Chunk, depth: Level): void {
    this.#close(-1)
    const heading: Heading = {
      type: 'heading',
      depth,
      children: this.#paragraph(piece).children,
      ...this.#at(piece.lines),
    }
    this.#append(heading)
  }

  add(piece: Chunk): void {
    if (piece.kind === 'item') this.#item(piece)
    else {
      this.#close(piece.indent)
      this.#append(this.#node(piece))
    }
  }

  #node(piece: Chunk): RootContent {
    if (piece.kind === 'code') return this.#code(piece)
    if (piece.kind !== 'alert') return this.#paragraph(piece)
    const node: Blockquote = {
      type: 'blockquote',
      data: { alert: piece.alert! },
      children: [],
      ...this.#at(piece.lines),
    }
    this.#alert = { node, lines: piece.lines }
    return node
  }

  #item(piece: Chunk): void {
    this.#close(piece.indent - 1)
    const { ordinal } = piece.lines[0]!.bullet!
    const at = this.#at(piece.lines)
    const item: ListItem = { type: 'listItem', spread: false, children: [this.#paragraph(piece)], ...at }
    const siblings = this.#siblings()
    const previous = siblings.at(-1)
    const isSame = previous?.type === 'list' && previous.ordered === (ordinal !== undefined)
    const list: List = isSame
      ? previous
      : { type: 'list', ordered: ordinal !== undefined, start: ordinal ?? null, children: [], ...at }
    list.children.push(item)
    if (!isSame) this.#append(list)
    this.#open.push({ indent: piece.indent, list, item })
  }

  /** A piece belongs to the innermost item whose bullet is not to the right of it. */
  #close(indent: number): void {
    const keeps = (each: { indent: number }) => each.indent <= indent && !(indent === 0 && each.indent === 0)
    while (this.#open.length > 0 && !keeps(this.#open.at(-1)!)) this.#open.pop()
  }

  #siblings(): RootContent[] {
    return (this.#open.at(-1)?.item.children ?? this.root.children) as RootContent[]
  }

  #append(node: RootContent): void {
    const alert = this.#alert
    if (alert && node !== alert.node) {
      this.#alert = undefined
      if (node.type === 'paragraph') {
        alert.node.children.push(node)
        return
      }
    }
    this.#siblings().push(node)
  }

  #code(piece: Chunk): Code {
    const value = piece.lines.map((line) => this.#source.text.slice(line.start, line.end)).join('\n')
    return { type: 'code', value, ...this.#at(piece.lines) }
  }

  #paragraph(piece: Chunk): Paragraph {
    const at = this.#at(piece.lines)
    return { type: 'paragraph', children: [{ type: 'text', value: piece.text, ...at }], ...at }
  }

  #at(lines: readonly CaptureLine[]) {
    return { position: this.#source.region(lines[0]!.start, lines.at(-1)!.end) }
  }
}

declare module 'mdast' {
  interface ParagraphData {
    /** Page chrome: what a browser or site puts around an article. */
    chrome?: boolean
  }
}
