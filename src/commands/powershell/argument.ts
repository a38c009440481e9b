import { CODE, isBreak, isDash, isDigit, isDoubleQuote, isNewline, isSingleQuote } from '../characters.ts'
import type { Element, Node, Quote } from '../syntax.ts'
import type { Reader } from './reader.ts'
import { numberEnd } from './scan.ts'
import { isHere, postfix, primary, quoted, variable } from './value.ts'
import { bare, type Read } from './word.ts'

/** Whether an argument may start at the reader. */
export const startsArgument = (r: Reader): boolean => {
  const code = r.code()
  if (Number.isNaN(code) || isNewline(code)) return false
  return (
    code !== CODE.pipe &&
    code !== CODE.semicolon &&
    code !== CODE.closeParen &&
    code !== CODE.closeBrace &&
    code !== CODE.ampersand &&
    code !== CODE.comma
  )
}

/** Reads an argument: one value, or several joined by commas. */
export function argument(r: Reader): Element {
  const first = single(r, true)
  const after = r.pos
  r.skipSpace()
  if (r.code() !== CODE.comma) {
    r.pos = after
    return first
  }
  const items = [first]
  let end = first.end
  while (r.code() === CODE.comma) {
    const comma = r.pos++
    r.skipLines()
    if (!startsArgument(r)) {
      r.problem('missing-argument', comma, comma + 1)
      end = comma + 1
      break
    }
    const item = single(r, true)
    items.push(item)
    end = item.end
    r.skipSpace()
  }
  r.pos = end
  return { kind: 'argument', text: r.text.slice(first.start, end), start: first.start, end, quote: 'array', items }
}

/** Makes an argument of what was read since `start`. */
export function element(r: Reader, quote: Quote, start: number, read: Read): Element {
  const found: Element = { kind: 'argument', text: r.text.slice(start, r.pos), start, end: r.pos, quote }
  if (read.value !== undefined) found.value = read.value
  if (read.nodes) found.nodes = read.nodes
  return found
}

/** Reads an unquoted word. */
export const word = (r: Reader): Element => {
  const start = r.pos
  return element(r, 'bare', start, bare(r))
}

/** Reads one value of an argument. `members` allows `.Member` and `[0]` behind it. */
export function single(r: Reader, members: boolean): Element {
  const start = r.pos
  const code = r.code()
  if (code === CODE.dollar) return dollar(r, start)
  if (isSingleQuote(code) || isDoubleQuote(code) || (code === CODE.at && isHere(r))) return string(r, start, members)
  if (code === CODE.openParen || code === CODE.openBrace || code === CODE.at) {
    const node = primary(r)
    if (node) return composite(r, start, node)
  }
  return number(r, start) ?? word(r)
}

function string(r: Reader, start: number, members: boolean): Element {
  const leaf = quoted(r)
  const nodes: Node[] = [leaf]
  if (members) postfix(r, nodes, true)
  if (nodes.length > 1) return element(r, 'expression', start, { nodes })
  return element(r, leaf.quote ?? 'double', start, leaf)
}

/** A number that is a word by itself; `7z` and `10.0.0.1` are words. */
function number(r: Reader, start: number): Element | undefined {
  const code = r.code()
  if (!isDigit(code) && code !== CODE.dot && code !== CODE.plus && !isDash(code)) return undefined
  const end = numberEnd(r.text, start)
  if (end === 0 || !endsWord(r, r.text.charCodeAt(end))) return undefined
  r.pos = end
  return element(r, 'bare', start, { value: r.text.slice(start, end) })
}

const endsWord = (r: Reader, code: number): boolean => isBreak(code) || (r.optional > 0 && code === CODE.closeBracket)

function composite(r: Reader, start: number, node: Node): Element {
  const nodes: Node[] = [node]
  postfix(r, nodes, true)
  if (nodes.length === 1 && node.type === 'leaf') return element(r, 'variable', start, { nodes })
  const script = nodes.length === 1 && node.type === 'group' && node.open === '{'
  return element(r, script ? 'script' : 'expression', start, { nodes })
}

/** A variable alone, with members, a sub-expression, or a word that merely starts with one, such as `$env:TEMP\x`. */
function dollar(r: Reader, start: number): Element {
  if (r.code(1) === CODE.openParen) return composite(r, start, variable(r)!)
  const errors = r.errors.length
  const node = variable(r)
  const code = r.code()
  const ends =
    isBreak(code) || code === CODE.dot || code === CODE.openBracket || (code === CODE.closeBracket && r.optional > 0)
  if (node && ends) return composite(r, start, node)
  r.errors.length = errors
  r.pos = start
  return word(r)
}
