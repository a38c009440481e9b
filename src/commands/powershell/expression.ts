import { CODE, isDash, isDigit, isDoubleQuote, isSingleQuote, isWord, isWordStart } from '../characters.ts'
import type { Node } from '../syntax.ts'
import type { Reader } from './reader.ts'
import { numberEnd, typeEnd } from './scan.ts'
import { postfix, primary } from './value.ts'
import { isVariableStart } from './word.ts'

const unary = new Set(['not', 'bnot', 'join', 'split', 'isplit', 'csplit'])
const plain =
  'eq ne gt ge lt le like notlike match notmatch replace contains notcontains in notin split join is isnot as f and or xor band bor bxor shl shr'
const compared = 'eq ne gt ge lt le like notlike match notmatch replace contains notcontains in notin split'.split(' ')
const binary = new Set([
  ...plain.split(' '),
  ...compared.map((name) => `c${name}`),
  ...compared.map((name) => `i${name}`),
])

/** The operator word after a dash at the reader, in lower case, or an empty string. */
function dashWord(r: Reader): string {
  let end = r.pos + 1
  while (end < r.pos + 14 && isWord(r.text.charCodeAt(end))) end++
  return r.text.slice(r.pos + 1, end).toLowerCase()
}

/** Whether a statement or pipeline element at the reader is an expression rather than a command. */
export function startsExpression(r: Reader): boolean {
  const code = r.code()
  if (
    code === CODE.openParen ||
    code === CODE.openBrace ||
    code === CODE.comma ||
    code === CODE.bang ||
    isSingleQuote(code) ||
    isDoubleQuote(code)
  )
    return true
  const next = r.code(1)
  if (code === CODE.dollar) return next === CODE.openParen || next === CODE.openBrace || isVariableStart(next)
  if (code === CODE.at)
    return (
      next === CODE.openParen || next === CODE.openBrace || isSingleQuote(next) || isDoubleQuote(next) || isWord(next)
    )
  if (code === CODE.openBracket) return typeEnd(r.text, r.pos) > 0
  if (isDigit(code)) return numberEnd(r.text, r.pos) > 0
  if (code === CODE.dot) return isDigit(next)
  if (code === CODE.plus) return true
  if (!isDash(code)) return false
  if (isWordStart(next)) return unary.has(dashWord(r))
  return true
}

/** Reads operands and operators up to something that cannot go on an expression. */
export function expression(r: Reader, nodes: Node[]): void {
  for (;;) {
    if (!operand(r, nodes)) {
      r.problem('missing-operand', r.pos, Math.min(r.text.length, r.pos + 1))
      return
    }
    r.skipSpace()
    if (!operator(r, nodes)) return
    r.skipLines()
  }
}

function operator(r: Reader, nodes: Node[]): boolean {
  const start = r.pos
  const code = r.code()
  const next = r.code(1)
  if (isDash(code) && isWordStart(next)) {
    const name = dashWord(r)
    if (!binary.has(name)) return false
    r.pos += name.length + 1
  } else if (code === CODE.dot && next === CODE.dot) r.pos += r.code(2) === CODE.dot ? 3 : 2
  else if (code === CODE.comma) r.pos++
  else if (code === CODE.plus || code === CODE.star || code === CODE.slash || code === CODE.percent || isDash(code)) {
    if (next === CODE.equals) return false
    r.pos++
  } else return false
  const leaf = r.leaf('operator', start)
  if (r.notation && leaf.text === '...') return !stops(r)
  nodes.push(leaf)
  return !(r.notation && leaf.text === ',' && ellipsis(r) && stops(r))
}

function ellipsis(r: Reader): boolean {
  r.skipSpace()
  if (!r.text.startsWith('...', r.pos)) return false
  r.pos += 3
  return true
}

/** After the ellipsis of syntax notation nothing need follow. */
function stops(r: Reader): boolean {
  r.skipSpace()
  const code = r.code()
  return Number.isNaN(code) || code === CODE.closeParen || code === CODE.closeBrace || code === CODE.semicolon
}

function operand(r: Reader, nodes: Node[]): boolean {
  prefixes(r, nodes)
  while (r.code() === CODE.openBracket) {
    const start = r.pos
    const end = typeEnd(r.text, start)
    if (end === 0) return false
    r.pos = end
    nodes.push(r.leaf('type', start))
    if (r.code() === CODE.colon && r.code(1) === CODE.colon) return postfix(r, nodes)
    const after = r.pos
    r.skipSpace()
    if (!castTarget(r)) {
      r.pos = after
      return true
    }
    prefixes(r, nodes)
  }
  const node = primary(r)
  if (!node) return false
  nodes.push(node)
  return postfix(r, nodes)
}

const castTarget = (r: Reader): boolean => {
  const code = r.code()
  if (
    code === CODE.dollar ||
    code === CODE.openParen ||
    code === CODE.openBracket ||
    code === CODE.at ||
    code === CODE.openBrace
  )
    return true
  return isSingleQuote(code) || isDoubleQuote(code) || isDigit(code) || (isDash(code) && isDigit(r.code(1)))
}

function prefixes(r: Reader, nodes: Node[]): void {
  for (;;) {
    const start = r.pos
    const code = r.code()
    const next = r.code(1)
    if (isDash(code) && isWordStart(next)) {
      const name = dashWord(r)
      if (!unary.has(name)) return
      r.pos += name.length + 1
    } else if (code === CODE.bang || code === CODE.comma) r.pos++
    else if (code === CODE.plus || isDash(code)) r.pos += next === code ? 2 : 1
    else return
    nodes.push(r.leaf('operator', start))
    r.skipSpace()
  }
}
