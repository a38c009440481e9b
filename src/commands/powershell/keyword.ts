import { CODE, isBreak, isDash, isNewline, isWord, isWordStart } from '../characters.ts'
import type { Node } from '../syntax.ts'
import { pipeline } from './pipeline.ts'
import { lineEnd, type Reader } from './reader.ts'
import { bare } from './word.ts'

const keywords = new Set(
  'if elseif else foreach for while do until switch function filter param try catch finally return throw exit break continue trap begin process end dynamicparam data class enum using workflow configuration in'.split(
    ' ',
  ),
)

/** The keyword that starts at the reader, in lower case, or an empty string. */
export function keywordAt(r: Reader): string {
  let end = r.pos + 1
  while (end < r.pos + 14 && isWord(r.text.charCodeAt(end))) end++
  if (!isBreak(r.text.charCodeAt(end))) return ''
  const name = r.text.slice(r.pos, end).toLowerCase()
  return keywords.has(name) ? name : ''
}

const endsStatement = (code: number): boolean =>
  Number.isNaN(code) ||
  isNewline(code) ||
  code === CODE.semicolon ||
  code === CODE.closeBrace ||
  code === CODE.closeParen ||
  code === CODE.pipe

const value = new Set(['return', 'throw', 'exit'])

/** Reads a statement from its keyword on, with the `else`, `catch` or `until` that follow it. */
export function keywordStatement(r: Reader, nodes: Node[], first: string): void {
  for (let name = first; name !== ''; name = follower(r, nodes)) clause(r, nodes, name)
}

function clause(r: Reader, nodes: Node[], name: string): void {
  const start = r.pos
  r.pos += name.length
  nodes.push(r.leaf('keyword', start))
  if (name === 'class' || name === 'enum' || name === 'using' || name === 'configuration') {
    unread(r, start)
    return
  }
  r.skipSpace()
  if (value.has(name)) {
    if (!endsStatement(r.code())) pipeline(r, nodes)
    return
  }
  if (name === 'break' || name === 'continue') return
  heads(r, nodes, name)
  if (r.code() === CODE.openBrace) nodes.push(r.group('{'))
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
    if (code === CODE.openParen) {
      r.iterates = name === 'foreach'
      nodes.push(r.group('('))
      r.iterates = false
      if (name === 'param') return
    } else if (isNewline(code)) {
      r.skipLines()
      if (r.code() !== CODE.openBrace && r.code() !== CODE.openParen) {
        r.pos = start
        return
      }
    } else if (code === CODE.openBracket || isWord(code) || isDash(code) || code === CODE.dollar) {
      bare(r)
      nodes.push(r.leaf(code === CODE.openBracket ? 'type' : 'word', start))
    } else return
  }
}

const follows = new Set(['else', 'elseif', 'catch', 'finally', 'while', 'until', 'begin', 'process', 'end'])

/** The keyword that goes on the statement after its block, or an empty string. */
function follower(r: Reader, nodes: Node[]): string {
  const last = nodes.at(-1)
  if (last?.type !== 'group' || last.open !== '{' || last.end !== r.pos) return ''
  const after = r.pos
  r.skipLines()
  const name = isWordStart(r.code()) ? keywordAt(r) : ''
  if (follows.has(name) && (name !== 'while' || isDo(nodes))) return name
  r.pos = after
  return ''
}

const isDo = (nodes: Node[]): boolean =>
  nodes.at(-2)?.type === 'leaf' && /^do$/i.test((nodes.at(-2) as { text: string }).text)
