import type { Code, Html, Node, Parents, Root, RootContent } from 'mdast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { Matcher } from '../lexicon/matcher.ts'
import { type Excerpt, edited, lineByLine, type Source, slice } from '../source.ts'
import { fromHtml } from './from-html.ts'
import { isElementName } from './html-names.ts'

const parser = unified().use(rehypeParse, { fragment: true }).freeze()

const TAG = /^\s*<\/?\s*([A-Za-z][\w:-]*)/
const MARKUP = /<!--[\s\S]*?-->|<[^<>]*>/g
const TABLE = /<(\/?)table\b|\n#{1,6} /gi
const QUOTED_ALERT = /^[ \t]*>[ \t]*\[!(note|tip|important|caution|warning)\][^\n]*(?:\n[ \t]*>[^\n]*)*/gim
/** An alert in either shape, in what is code only because it is indented. */
const INDENTED_ALERT =
  /^ {0,3}(?:> ?\[!|<table>(?=[^`]{0,200}\/[^/]{0,40}\.(?:note|tip|important|caution|warning)\b))/im
/** Alerts are short; longer code with a marker in it is left alone. */
const LONGEST_CODE = 8000
const INLINE = new Set(['paragraph', 'heading', 'table'])

/**
 * Replaces the HTML blocks of a Markdown tree by the Markdown they stand for. A table that blank lines tore apart is put
 * together again; wrappers that hold nothing disappear; comments stay. An alert indented so far that it became code is
 * an alert again.
 */
export function expandHtml(tree: Root, source: Source, labels: Matcher, parse: (text: string) => Root): void {
  new Expander(source, labels, parse).visit(tree)
}

class Expander {
  readonly #source: Source
  readonly #labels: Matcher
  readonly #parse: (text: string) => Root
  /** What stands before this offset has been read as part of a table. */
  #readTo = 0
  /** No table opened before this offset is closed. */
  #unclosedTo = 0

  constructor(source: Source, labels: Matcher, parse: (text: string) => Root) {
    this.#source = source
    this.#labels = labels
    this.#parse = parse
  }

  visit(parent: Parents): void {
    const out: RootContent[] = []
    for (const node of parent.children as RootContent[]) {
      const start = node.position?.start.offset ?? 0
      const end = node.position?.end.offset ?? 0
      if (end <= this.#readTo && end > 0) continue
      if (start < this.#readTo && !('children' in node)) continue
      if (node.type === 'html') out.push(...this.#html(node))
      else if (node.type === 'code') out.push(...this.#code(node))
      else {
        if ('children' in node && !INLINE.has(node.type)) this.visit(node as Parents)
        out.push(node)
      }
    }
    // The kinds a parent may hold are the same as before.
    ;(parent as { children: RootContent[] }).children = out
  }

  #html(node: Html): RootContent[] {
    const position = node.position
    if (!position || node.value.startsWith('<!--')) return [node]
    const name = TAG.exec(node.value)?.[1]
    if (name && !isElementName(name)) {
      return [{ type: 'paragraph', children: [{ type: 'text', value: node.value, position }], position }]
    }
    const whole = this.#wholeTable(node.value, position.start.offset ?? 0)
    if (!whole && node.value.replace(MARKUP, '').trim() === '' && !/<img\b/i.test(node.value)) return []
    const html = fencedCode(whole ?? lineByLine(this.#source, node.value, position.start.line))
    const excerpt = quotedAlerts(html)
    return fromHtml([parser.parse(excerpt.text)], { source: this.#source, excerpt, labels: this.#labels })
  }

  /** The raw text of a table that this block opens and does not close, up to where it is closed. */
  #wholeTable(html: string, start: number): Excerpt | undefined {
    if (start < this.#unclosedTo || opened(html) <= 0) return undefined
    const pattern = new RegExp(TABLE)
    pattern.lastIndex = start
    let open = 0
    for (let match = pattern.exec(this.#source.text); match; match = pattern.exec(this.#source.text)) {
      if (match[0].startsWith('\n')) break
      open += match[1] ? -1 : 1
      if (open > 0) continue
      this.#readTo = this.#source.text.indexOf('>', match.index) + 1 || this.#source.text.length
      return slice(this.#source, start, this.#readTo)
    }
    this.#unclosedTo = pattern.lastIndex || this.#source.text.length
    return undefined
  }

  /** Code that is only indented, and has the marker of an alert in it: what is before the marker is code, the rest is not. */
  #code(node: Code): RootContent[] {
    const position = node.position
    const at = INDENTED_ALERT.exec(node.value)?.index
    if (
      !position ||
      at === undefined ||
      node.value.length > LONGEST_CODE ||
      /[`~]/.test(this.#source.text[position.start.offset!]!)
    )
      return [node]
    const line = position.start.line + node.value.slice(0, at).split('\n').length - 1
    const excerpt = lineByLine(this.#source, node.value.slice(at), line)
    const tree = this.#parse(excerpt.text)
    move(tree, excerpt, this.#source)
    this.visit(tree)
    const before = node.value.slice(0, at).trimEnd()
    if (before === '') return tree.children
    const end = this.#source.pointAt(this.#source.lineEnd(position.start.line + before.split('\n').length - 1))
    return [{ ...node, value: before, position: { start: position.start, end } }, ...tree.children]
  }
}

const opened = (html: string): number =>
  (html.match(/<table\b/gi)?.length ?? 0) - (html.match(/<\/table\b/gi)?.length ?? 0)

/** Markdown alerts inside HTML, where no Markdown is read, written as HTML. */
function quotedAlerts(excerpt: Excerpt): Excerpt {
  if (!excerpt.text.includes('[!')) return excerpt
  const edits: { start: number; end: number; text: string }[] = []
  for (const match of excerpt.text.matchAll(QUOTED_ALERT)) {
    const head = /^[ \t]*>[ \t]*\[!\w+\]/.exec(match[0])![0]
    edits.push({ start: match.index, end: match.index + head.length, text: `<div class="${match[1]}"><p>` })
    for (const mark of match[0].matchAll(/\n[ \t]*>/g)) {
      const start = match.index + mark.index + 1
      edits.push({ start, end: start + mark[0].length - 1, text: '' })
    }
    const end = match.index + match[0].length
    edits.push({ start: end, end, text: '</p></div>' })
  }
  return edits.length > 0 ? edited(excerpt, edits) : excerpt
}

const FENCE = /^[ \t]*(`{3,}|~{3,})[^`\n]*\n/gm

/** Fenced code inside HTML, which blank lines make Markdown again, written as HTML: what looks like a tag in it is code. */
function fencedCode(excerpt: Excerpt): Excerpt {
  const { text } = excerpt
  if (!text.includes('```') && !text.includes('~~~')) return excerpt
  const edits: { start: number; end: number; text: string }[] = []
  const pattern = new RegExp(FENCE)
  for (let open = pattern.exec(text); open; open = pattern.exec(text)) {
    const close = closing(text, pattern.lastIndex, open[1]!)
    if (!close) break
    edits.push({ start: open.index, end: pattern.lastIndex, text: '<pre>' })
    for (let at = pattern.lastIndex; at < close.start; at++) {
      const sign = text[at]
      if (sign === '<' || sign === '&') edits.push({ start: at, end: at + 1, text: sign === '<' ? '&lt;' : '&amp;' })
    }
    edits.push({ start: close.start, end: close.end, text: '</pre>' })
    pattern.lastIndex = close.end
  }
  return edits.length > 0 ? edited(excerpt, edits) : excerpt
}

/** The line that closes a fence; the search ends where none does, so the text is read once. */
function closing(text: string, from: number, fence: string): { start: number; end: number } | undefined {
  for (let at = from; at < text.length; ) {
    const stop = text.indexOf('\n', at)
    const end = stop === -1 ? text.length : stop
    const line = text.slice(at, end).trim()
    if (line.startsWith(fence) && line === fence[0]!.repeat(line.length)) return { start: at, end }
    at = end + 1
  }
  return undefined
}

/** Moves the positions of a tree that was read from an excerpt to the source. */
function move(node: Node, excerpt: Excerpt, source: Source): void {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start !== undefined && end !== undefined) {
    node.position = source.region(excerpt.at(start), excerpt.at(Math.max(start, end - 1)) + 1)
  }
  if ('children' in node) for (const child of (node as Parents).children) move(child, excerpt, source)
}
