import { CODE, isDigit, isDoubleQuote, isNewline, isSingleQuote, isWhite, isWord } from '../characters.ts'
import type { Leaf, LeafKind, Node, Quote } from '../syntax.ts'
import type { Reader } from './reader.ts'
import { numberEnd } from './scan.ts'
import { bare, double, here, isVariableStart, type Read, single, skipName } from './word.ts'

/** Reads one value: variable, string, number, group or placeholder. Undefined, and nothing read, where none starts. */
export function primary(r: Reader): Node | undefined {
  const start = r.pos
  const code = r.code()
  const next = r.code(1)
  if (code === CODE.dollar) return variable(r)
  if (isSingleQuote(code) || isDoubleQuote(code)) return quoted(r)
  if (code === CODE.openParen) return r.group('(')
  if (code === CODE.openBrace) return r.group('{')
  if (code === CODE.at) {
    if (next === CODE.openParen) return r.group('@(')
    if (next === CODE.openBrace) return r.group('@{')
    if (isHere(r)) return quoted(r)
    if (!isWord(next)) return undefined
    r.pos++
    skipName(r)
    return r.leaf('variable', start)
  }
  const end = isDigit(code) || code === CODE.dot ? numberEnd(r.text, start) : 0
  if (end > 0) {
    r.pos = end
    return r.leaf('number', start)
  }
  if (code === CODE.less && r.angle(start) > 0) return placeholder(r)
  if (isWord(code)) {
    const leaf = word(r)
    r.problem('missing-operand', leaf.start, leaf.end)
    return leaf
  }
  return undefined
}

/** `<name>` with what is glued to it; as an index it ends at the bracket. */
function placeholder(r: Reader): Leaf {
  const start = r.pos
  const end = r.angle(start)
  if (r.text.charCodeAt(end) !== CODE.closeBracket) return word(r)
  r.pos = end
  return r.leaf('word', start)
}

/** A bare word where an expression wants a value: legal only as a placeholder. */
function word(r: Reader): Leaf {
  const start = r.pos
  const read = bare(r)
  return leafOf(r, 'word', start, read, 'bare')
}

/** Whether a here-string starts at the reader: the opening mark must end its line. */
export function isHere(r: Reader): boolean {
  const next = r.code(1)
  if (!isSingleQuote(next) && !isDoubleQuote(next)) return false
  let at = r.pos + 2
  while (isWhite(r.text.charCodeAt(at))) at++
  return isNewline(r.text.charCodeAt(at))
}

/** Reads a quoted string or a here-string. */
export function quoted(r: Reader): Leaf {
  const start = r.pos
  const code = r.code()
  const quote = code === CODE.at ? 'here' : isSingleQuote(code) ? 'single' : 'double'
  const read = quote === 'here' ? here(r) : quote === 'single' ? single(r) : double(r)
  return leafOf(r, 'string', start, read, quote)
}

/** Reads `$name`, `${name}` or `$(…)`; undefined at a lone dollar sign. */
export function variable(r: Reader): Node | undefined {
  const start = r.pos
  const next = r.code(1)
  if (next === CODE.openParen) return r.group('$(')
  if (next === CODE.openBrace) {
    const close = r.text.indexOf('}', start)
    r.pos = close < 0 ? r.text.length : close + 1
    if (close < 0) r.problem('unclosed-group', start, r.pos)
    return r.leaf('variable', start)
  }
  if (!isVariableStart(next) && next !== CODE.colon) return undefined
  r.pos++
  skipName(r)
  return r.leaf('variable', start)
}

/**
 * Reads member access, method calls and indexes that follow a value without space. Always true.
 * As an argument (`loose`) a dot without a name after it is a word of its own, not an error.
 */
export function postfix(r: Reader, nodes: Node[], loose = false): true {
  for (;;) {
    const start = r.pos
    const width = sign(r, loose)
    if (r.code() === CODE.openBracket) nodes.push(r.group('['))
    else if (width > 0) {
      r.pos += width
      nodes.push(r.leaf('operator', start))
      if (isStep(r, start)) continue
      if (!member(r, nodes)) {
        r.problem('missing-name', start, r.pos)
        return true
      }
    } else return true
  }
}

/** Length of the `.`, `::`, `++` or `--` at the reader, or 0. */
function sign(r: Reader, loose: boolean): number {
  const code = r.code()
  const next = r.code(1)
  if (code === CODE.dot) return next === CODE.dot || (loose && !namesMember(next)) ? 0 : 1
  if (code === CODE.colon || code === CODE.plus || code === CODE.minus) return next === code ? 2 : 0
  return 0
}

const isStep = (r: Reader, start: number): boolean => {
  const code = r.text.charCodeAt(start)
  return code === CODE.plus || code === CODE.minus
}

const namesMember = (code: number): boolean =>
  isWord(code) || code === CODE.dollar || code === CODE.openParen || isSingleQuote(code) || isDoubleQuote(code)

function member(r: Reader, nodes: Node[]): boolean {
  const start = r.pos
  const code = r.code()
  if (isWord(code)) {
    while (isWord(r.code())) r.pos++
    nodes.push(r.leaf('member', start))
  } else {
    const node = primary(r)
    if (!node) return false
    nodes.push(node)
  }
  if (r.code() === CODE.openParen) nodes.push(r.group('('))
  return true
}

/** Makes a leaf of a word or string that was read since `start`. */
export function leafOf(r: Reader, kind: LeafKind, start: number, read: Read, quote: Quote): Leaf {
  const leaf = r.leaf(kind, start)
  leaf.quote = quote
  if (read.value !== undefined) leaf.value = read.value
  if (read.nodes) leaf.nodes = read.nodes
  return leaf
}
