import { CODE, isNewline, isWordStart } from '../characters.ts'
import type { Group, Node } from '../syntax.ts'
import { expression } from './expression.ts'
import { pairs } from './hash.ts'
import { keywordAt, keywordStatement } from './keyword.ts'
import { pipeline } from './pipeline.ts'
import type { Reader } from './reader.ts'
import { separator } from './separator.ts'
import { bare } from './word.ts'

/** Reads one statement: a keyword's, or a pipeline with what it is assigned to. */
export function statement(r: Reader, nodes: Node[]): void {
  const name = isWordStart(r.code()) ? keywordAt(r) : ''
  if (name !== '') keywordStatement(r, nodes, name)
  else pipeline(r, nodes)
}

const CLOSE: Record<string, number> = { '(': 41, '$(': 41, '@(': 41, '{': 125, '@{': 125, '[': 93 }

/** Reads a bracketed group at the reader, whose text starts with `open`. */
export function group(r: Reader, open: string): Group {
  const start = r.pos
  const found: Group = { type: 'group', open, start, end: start, closed: false, nodes: [] }
  r.pos += open.length
  const { optional } = r
  r.optional = 0
  if (r.enter()) {
    r.nesting++
    const close = CLOSE[open]!
    if (open === '@{') pairs(r, found.nodes)
    else if (open === '[') index(r, found.nodes)
    else if (open === '(') list(r, found.nodes, close)
    else statements(r, found.nodes, close)
    r.nesting--
    r.depth--
    if (r.code() === close) {
      found.closed = true
      r.pos++
    } else r.problem('unclosed-group', start, r.pos)
  }
  r.optional = optional
  found.end = r.pos
  return found
}

/** Reads statements up to `close` (a character code), or to the end of the text for 0. */
export function statements(r: Reader, nodes: Node[], close: number): void {
  for (;;) {
    r.skipSpace()
    const code = r.code()
    if (Number.isNaN(code) || code === close) return
    if (isNewline(code) || code === CODE.semicolon) separator(r, nodes)
    else if (code === CODE.closeParen || code === CODE.closeBrace) {
      // A bracket of an outer group ends this one: its own is missing.
      if (close !== 0 && r.depth > 1) return
      r.problem('unexpected-close', r.pos, r.pos + 1)
      r.pos++
    } else {
      const before = r.pos
      statement(r, nodes)
      ends(r, nodes, before)
    }
  }
}

/** What follows a statement must end it; anything else is an error, passed word by word. */
function ends(r: Reader, nodes: Node[], before: number): void {
  r.skipSpace()
  const code = r.code()
  if (
    Number.isNaN(code) ||
    isNewline(code) ||
    code === CODE.semicolon ||
    code === CODE.closeParen ||
    code === CODE.closeBrace
  )
    return
  if (r.pos > before && afterBlock(nodes)) return
  const start = r.pos
  bare(r)
  r.problem('unexpected-token', start, r.pos)
  nodes.push(r.leaf('text', start))
}

/** A statement that ends in a block, as `if (…) { … }`, needs no separator. */
function afterBlock(nodes: Node[]): boolean {
  const last = nodes.at(-1)
  if (last?.type !== 'group' || last.open !== '{') return last?.type === 'leaf' && last.kind === 'separator'
  for (let i = nodes.length - 2; i >= 0; i--) {
    const node = nodes[i]!
    if (node.type === 'leaf' && node.kind === 'separator') return false
    if (node.type === 'leaf' && node.kind === 'keyword') return true
  }
  return false
}

function index(r: Reader, nodes: Node[]): void {
  r.skipLines()
  if (r.code() !== CODE.closeBracket) expression(r, nodes)
  r.skipLines()
}

/** Contents of `( … )`: line ends at its start are only space. */
function list(r: Reader, nodes: Node[], close: number): void {
  r.skipLines()
  statements(r, nodes, close)
}
