import {
  isDash,
  isDigit,
  isDoubleQuote,
  isNewline,
  isSingleQuote,
  isWhite,
  isWord,
  isWordStart,
} from '../characters.ts'
import type { Leaf, Node } from '../syntax.ts'
import type { Reader } from './reader.ts'
import { bare, double, here, isVariableStart, single, skipName } from './word.ts'

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
  if (code === 40 || code === 123 || code === 44 || code === 33 || isSingleQuote(code) || isDoubleQuote(code))
    return true
  const next = r.code(1)
  if (code === 36) return next === 40 || next === 123 || isVariableStart(next)
  if (code === 64) return next === 40 || next === 123 || isSingleQuote(next) || isDoubleQuote(next) || isWord(next)
  if (code === 91) return typeEnd(r.text, r.pos) > 0
  if (isDigit(code)) return numberEnd(r.text, r.pos) > 0
  if (code === 46) return isDigit(next)
  if (code === 43) return true
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
  } else if (code === 46 && next === 46) r.pos += r.code(2) === 46 ? 3 : 2
  else if (code === 44) r.pos++
  else if (code === 43 || code === 42 || code === 47 || code === 37 || isDash(code)) {
    if (next === 61) return false
    r.pos++
  } else return false
  const leaf = r.leaf('operator', start)
  if (leaf.text !== '...' || !r.notation) nodes.push(leaf)
  if (r.notation && (leaf.text === '...' || leaf.text === ',')) return !stops(r)
  return true
}

/** After an ellipsis or a trailing comma of syntax notation nothing need follow. */
function stops(r: Reader): boolean {
  r.skipSpace()
  if (r.notation && r.text.startsWith('...', r.pos)) {
    r.pos += 3
    r.skipSpace()
  }
  const code = r.code()
  return Number.isNaN(code) || code === 41 || code === 125 || code === 59
}

function operand(r: Reader, nodes: Node[]): boolean {
  prefixes(r, nodes)
  while (r.code() === 91) {
    const start = r.pos
    const end = typeEnd(r.text, start)
    if (end === 0) return false
    r.pos = end
    nodes.push(r.leaf('type', start))
    if (r.code() === 58 && r.code(1) === 58) return postfix(r, nodes)
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
  if (code === 36 || code === 40 || code === 91 || code === 64 || code === 123) return true
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
    } else if (code === 33 || code === 44) r.pos++
    else if (code === 43 || isDash(code)) r.pos += next === code ? 2 : 1
    else return
    nodes.push(r.leaf('operator', start))
    r.skipSpace()
  }
}

/** Reads one value: variable, string, number, group or placeholder. Undefined, and nothing read, where none starts. */
export function primary(r: Reader): Node | undefined {
  const start = r.pos
  const code = r.code()
  const next = r.code(1)
  if (code === 36) return variable(r)
  if (isSingleQuote(code) || isDoubleQuote(code)) return quoted(r)
  if (code === 40) return r.group('(')
  if (code === 123) return r.group('{')
  if (code === 64) {
    if (next === 40) return r.group('@(')
    if (next === 123) return r.group('@{')
    if (isHere(r)) return quoted(r)
    if (!isWord(next)) return undefined
    r.pos++
    skipName(r)
    return r.leaf('variable', start)
  }
  const end = isDigit(code) || code === 46 ? numberEnd(r.text, start) : 0
  if (end > 0) {
    r.pos = end
    return r.leaf('number', start)
  }
  if (code === 60 && r.angle(start) > 0) return word(r)
  if (isWord(code)) {
    const leaf = word(r)
    r.problem('missing-operand', leaf.start, leaf.end)
    return leaf
  }
  return undefined
}

/** A bare word where an expression wants a value: legal only as a placeholder. */
function word(r: Reader): Leaf {
  const start = r.pos
  const read = bare(r)
  return { ...r.leaf('word', start), ...read, quote: 'bare' }
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
  const quote = code === 64 ? 'here' : isSingleQuote(code) ? 'single' : 'double'
  const read = quote === 'here' ? here(r) : quote === 'single' ? single(r) : double(r)
  return { ...r.leaf('string', start), ...read, quote }
}

/** Reads `$name`, `${name}` or `$(…)`; undefined at a lone dollar sign. */
export function variable(r: Reader): Node | undefined {
  const start = r.pos
  const next = r.code(1)
  if (next === 40) return r.group('$(')
  if (next === 123) {
    const close = r.text.indexOf('}', start)
    r.pos = close < 0 ? r.text.length : close + 1
    if (close < 0) r.problem('unclosed-group', start, r.pos)
    return r.leaf('variable', start)
  }
  if (!isVariableStart(next) && next !== 58) return undefined
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
    const code = r.code()
    const next = r.code(1)
    if (code === 91) nodes.push(r.group('['))
    else if (loose && code === 46 && !namesMember(next)) return true
    else if ((code === 46 && next !== 46) || (code === 58 && next === 58)) {
      r.pos += code === 46 ? 1 : 2
      nodes.push(r.leaf('operator', start))
      if (!member(r, nodes)) {
        r.problem('missing-name', start, r.pos)
        return true
      }
    } else if ((code === 43 || code === 45) && next === code) {
      r.pos += 2
      nodes.push(r.leaf('operator', start))
    } else return true
  }
}

const namesMember = (code: number): boolean =>
  isWord(code) || code === 36 || code === 40 || isSingleQuote(code) || isDoubleQuote(code)

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
  if (r.code() === 40) nodes.push(r.group('('))
  return true
}

const number =
  /[-+]?(?:0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?:[dlnsuy]{0,2})(?:[kmgtp]b)?(?=$|[\s\u0085!#%&()*+,./;<=>\]{|}\-–—―])/iy

/** End of the number at `start`, or 0 where the token is something else, such as `7z` or `10.0.0.1`. */
export function numberEnd(text: string, start: number): number {
  number.lastIndex = start
  return number.test(text) ? number.lastIndex : 0
}

/** End of the type literal `[…]` at `start`, or 0. */
export function typeEnd(text: string, start: number): number {
  if (!isWordStart(text.charCodeAt(start + 1))) return 0
  let depth = 0
  const limit = Math.min(text.length, start + 300)
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 91) depth++
    else if (code === 93) {
      depth--
      if (depth === 0) return at + 1
    } else if (code === 40) return attributeEnd(text, start)
    else if (!isWord(code) && !(code === 46 || code === 44 || code === 32 || code === 43 || code === 96)) return 0
  }
  return 0
}

/** `[Parameter(Mandatory = $true)]`: read whole, its arguments are not commands. */
function attributeEnd(text: string, start: number): number {
  let depth = 0
  const limit = Math.min(text.length, start + 400)
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 91 || code === 40) depth++
    else if ((code === 93 || code === 41) && --depth === 0) return at + 1
  }
  return 0
}
