import { isBreak, isDash, isNewline, isWord, isWordStart } from '../characters.ts'
import type { Group, Node } from '../syntax.ts'
import { command } from './command.ts'
import { expression, startsExpression } from './expression.ts'
import { lineEnd, type Reader } from './reader.ts'
import { bare } from './word.ts'

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

/** Reads the `$(…)` at the reader, inside a string or a word. */
export const subexpression = (r: Reader): Group => group(r, '$(')

/** Reads statements up to `close` (a character code), or to the end of the text for 0. */
export function statements(r: Reader, nodes: Node[], close: number): void {
  for (;;) {
    r.skipSpace()
    const code = r.code()
    if (code !== code || code === close) return
    if (isNewline(code) || code === 59) separator(r, nodes)
    else if (code === 41 || code === 125) {
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

function separator(r: Reader, nodes: Node[]): void {
  const start = r.pos++
  const last = nodes.at(-1)
  if (last && !(last.type === 'leaf' && last.kind === 'separator')) nodes.push(r.leaf('separator', start))
}

/** What follows a statement must end it; anything else is an error, passed word by word. */
function ends(r: Reader, nodes: Node[], before: number): void {
  r.skipSpace()
  const code = r.code()
  if (code !== code || isNewline(code) || code === 59 || code === 41 || code === 125) return
  if (nodes.at(-1)?.end === r.pos && afterBlock(nodes)) return
  const start = r.pos
  if (afterBlock(nodes)) return
  bare(r)
  r.problem('unexpected-token', start, r.pos)
  nodes.push(r.leaf('text', start))
  if (r.pos <= before) r.pos = before + 1
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
  if (r.code() !== 93) expression(r, nodes)
  r.skipLines()
}

/** Contents of `( … )`: line ends at its start are only space. */
function list(r: Reader, nodes: Node[], close: number): void {
  r.skipLines()
  statements(r, nodes, close)
}

function pairs(r: Reader, nodes: Node[]): void {
  for (;;) {
    r.skipSpace()
    const code = r.code()
    if (code !== code || code === 125) return
    if (isNewline(code) || code === 59) separator(r, nodes)
    else if (!pair(r, nodes)) {
      r.problem('unexpected-token', r.pos, r.pos + 1)
      return
    }
  }
}

const keyword = /[\p{L}_][\p{L}\p{N}_-]*/uy

function pair(r: Reader, nodes: Node[]): boolean {
  const start = r.pos
  keyword.lastIndex = start
  const match = keyword.exec(r.text)
  if (match) {
    r.pos += match[0].length
    nodes.push(r.leaf('member', start))
  } else if (r.text.startsWith('...', start)) {
    r.pos += 3
    return true
  } else if (r.code() === 60 && r.angle(start) > 0) {
    r.pos = r.angle(start)
    nodes.push(r.leaf('member', start))
  } else if (startsExpression(r)) expression(r, nodes)
  else return false
  r.skipLines()
  if (r.code() !== 61) return false
  const at = r.pos++
  nodes.push(r.leaf('assign', at))
  r.skipLines()
  const before = r.pos
  statement(r, nodes)
  r.skipSpace()
  if (r.text.startsWith('...', r.pos)) r.pos += 3
  return r.pos > before
}

const keywords = new Set(
  'if elseif else foreach for while do until switch function filter param try catch finally return throw exit break continue trap begin process end dynamicparam data class enum using workflow configuration in'.split(
    ' ',
  ),
)

/** Reads one statement: a keyword's, or a pipeline with what it is assigned to. */
export function statement(r: Reader, nodes: Node[]): void {
  const name = isWordStart(r.code()) ? keywordAt(r) : ''
  if (name !== '') keywordStatement(r, nodes, name)
  else pipeline(r, nodes)
}

function keywordAt(r: Reader): string {
  let end = r.pos + 1
  while (end < r.pos + 14 && isWord(r.text.charCodeAt(end))) end++
  if (!isBreak(r.text.charCodeAt(end))) return ''
  const name = r.text.slice(r.pos, end).toLowerCase()
  return keywords.has(name) ? name : ''
}

const value = new Set(['return', 'throw', 'exit'])

function keywordStatement(r: Reader, nodes: Node[], name: string): void {
  const start = r.pos
  r.pos += name.length
  nodes.push(r.leaf('keyword', start))
  if (name === 'class' || name === 'enum' || name === 'using' || name === 'configuration') return unread(r, start)
  r.skipSpace()
  if (value.has(name)) {
    const code = r.code()
    if (code === code && !isNewline(code) && code !== 59 && code !== 125 && code !== 41 && code !== 124)
      pipeline(r, nodes)
    return
  }
  if (name === 'break' || name === 'continue') return
  heads(r, nodes, name)
  bodies(r, nodes)
}

/** `class` and its like are not read: said so, and passed as far as their braces or their line. */
function unread(r: Reader, start: number): void {
  const end = lineEnd(r.text, r.pos)
  r.pos = end
  r.limits.push({ id: 'class', start, end })
}

/** What stands between a keyword and its block: condition, flags, names, types. */
function heads(r: Reader, nodes: Node[], name: string): void {
  for (;;) {
    r.skipSpace()
    const start = r.pos
    const code = r.code()
    if (code === 40) {
      if (name === 'foreach') nodes.push(each(r))
      else nodes.push(group(r, '('))
      if (name === 'param') return
    } else if (isNewline(code)) {
      r.skipLines()
      if (r.code() !== 123 && r.code() !== 40) {
        r.pos = start
        return
      }
    } else if (code === 91 || isWord(code) || isDash(code) || code === 36) {
      bare(r)
      nodes.push(r.leaf(code === 91 ? 'type' : 'word', start))
    } else return
  }
}

/** `($item in $items)`. */
function each(r: Reader): Group {
  const start = r.pos
  const probe = /\(\s*\$[\w:]+\s+in\s/iy
  probe.lastIndex = start
  const match = probe.exec(r.text)
  if (!match) return group(r, '(')
  // The variable and `in` are passed as one piece, the rest is an ordinary group.
  const inner: Group = { type: 'group', open: '(', start, end: start, closed: false, nodes: [] }
  const at = start + match[0].search(/\$/)
  r.pos = at
  while (!isBreak(r.code())) r.pos++
  inner.nodes.push(r.leaf('variable', at))
  r.skipLines()
  const word = r.pos
  r.pos += 2
  inner.nodes.push(r.leaf('keyword', word))
  if (r.enter()) {
    r.nesting++
    list(r, inner.nodes, 41)
    r.nesting--
    r.depth--
  }
  if (r.code() === 41) {
    inner.closed = true
    r.pos++
  } else r.problem('unclosed-group', start, r.pos)
  inner.end = r.pos
  return inner
}

const follows = new Set(['else', 'elseif', 'catch', 'finally', 'while', 'until', 'begin', 'process', 'end'])

function bodies(r: Reader, nodes: Node[]): void {
  if (r.code() !== 123) return
  nodes.push(group(r, '{'))
  const after = r.pos
  r.skipLines()
  const name = isWordStart(r.code()) ? keywordAt(r) : ''
  if (name === 'while' && !isDo(nodes)) r.pos = after
  else if (follows.has(name)) keywordStatement(r, nodes, name)
  else if (isSwitch(nodes) && r.code() !== 123) r.pos = after
  else r.pos = after
}

const isDo = (nodes: Node[]): boolean =>
  nodes.at(-2)?.type === 'leaf' && /^do$/i.test((nodes.at(-2) as { text: string }).text)
const isSwitch = (nodes: Node[]): boolean => nodes.some((node) => node.type === 'leaf' && /^switch$/i.test(node.text))

/** Reads a pipeline, chained ones included. */
function pipeline(r: Reader, nodes: Node[]): void {
  let stage = 0
  for (;;) {
    const start = r.pos
    if (r.code() === 60 && r.angle(start) > 0 && alone(r, nodes)) {
      // A placeholder stands where a value goes.
    } else if (startsExpression(r)) {
      if (stage > 0) r.problem('expression-in-pipeline', r.pos, r.pos + 1)
      expression(r, nodes)
      if (stage === 0 && assignment(r, nodes)) return
      redirections(r, nodes)
    } else nodes.push(command(r, stage))
    const next = joint(r, nodes)
    if (next === 'end') return
    stage = next === 'pipe' ? stage + 1 : 0
    r.skipLines()
    if (r.done()) {
      r.problem('missing-operand', Math.max(0, r.text.length - 1), r.text.length)
      return
    }
    if (r.pos === start) return
  }
}

function alone(r: Reader, nodes: Node[]): boolean {
  const start = r.pos
  const read = bare(r)
  const leaf = { ...r.leaf('word', start), ...read, quote: 'bare' as const }
  r.skipSpace()
  const code = r.code()
  if (code !== code || isNewline(code) || code === 59 || code === 41 || code === 125 || code === 44) {
    nodes.push(leaf)
    return true
  }
  r.pos = start
  return false
}

function redirections(r: Reader, nodes: Node[]): void {
  r.skipSpace()
  while (r.code() === 62) {
    const start = r.pos
    while (r.code() === 62) r.pos++
    r.skipSpace()
    bare(r)
    nodes.push(r.leaf('text', start))
    r.skipSpace()
  }
}

const assign = /(?:[-+*/%]|\?\?)?=/y

function assignment(r: Reader, nodes: Node[]): boolean {
  r.skipSpace()
  assign.lastIndex = r.pos
  const match = assign.exec(r.text)
  if (!match) return false
  const start = r.pos
  r.pos += match[0].length
  nodes.push(r.leaf('assign', start))
  r.skipLines()
  if (r.done()) r.problem('missing-operand', start, r.pos)
  else {
    r.nesting++
    statement(r, nodes)
    r.nesting--
  }
  return true
}

/** Passes `|`, `&&`, `||` or `&`; a pipe may also stand on the next line. */
function joint(r: Reader, nodes: Node[]): 'pipe' | 'chain' | 'end' {
  r.skipSpace()
  const before = r.pos
  if (isNewline(r.code())) r.skipLines()
  const start = r.pos
  const code = r.code()
  const twice = r.code(1) === code
  if (code === 124 || (code === 38 && start === before)) {
    r.pos += twice ? 2 : 1
    if (code === 124 && !twice) {
      nodes.push(r.leaf('pipe', start))
      return 'pipe'
    }
    nodes.push(r.leaf(twice ? 'operator' : 'separator', start))
    return twice ? 'chain' : 'end'
  }
  r.pos = before
  return 'end'
}
