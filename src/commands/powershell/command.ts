import {
  isBreak,
  isDash,
  isDigit,
  isDoubleQuote,
  isNewline,
  isSingleQuote,
  isWhite,
  isWordStart,
} from '../characters.ts'
import type { Call, Element, Invocation, Node, Quote } from '../syntax.ts'
import { isHere, numberEnd, postfix, primary, quoted, variable } from './expression.ts'
import { lineEnd, type Reader } from './reader.ts'
import { bare, type Read } from './word.ts'

/** Reads one command at the reader up to its separator. */
export function command(r: Reader, stage: number): Call {
  const start = r.pos
  const operator = callOperator(r)
  const slot = r.invocations.length
  const optional = r.optional
  r.optional = 0
  const invocation: Invocation = {
    name: '',
    head: { kind: 'argument', text: '', start, end: start },
    elements: [],
    stage,
    nested: r.nesting > 0,
    start,
    end: start,
  }
  if (operator) invocation.operator = operator
  r.invocations[slot] = invocation
  invocation.head = operator ? single(r, false) : head(r)
  invocation.name = invocation.head.value ?? invocation.head.text
  elements(r, invocation)
  if (r.optional > 0) r.problem('unclosed-group', start, r.pos)
  r.optional = optional
  const last = invocation.elements.at(-1)
  invocation.end = Math.max(invocation.end, invocation.head.end, last?.end ?? 0)
  return { type: 'call', invocation, start, end: invocation.end }
}

/** A stray `<` is read as a name of its own; anything else is a word. */
function head(r: Reader): Element {
  const start = r.pos
  if (r.code() !== 60 || r.angle(start) > 0) return word(r)
  r.pos++
  return element(r, 'bare', start, { value: '<' })
}

function callOperator(r: Reader): '&' | '.' | undefined {
  const code = r.code()
  if (code !== 38 && code !== 46) return undefined
  const next = r.code(1)
  const sources =
    isWhite(next) || next === 36 || next === 40 || next === 123 || isSingleQuote(next) || isDoubleQuote(next)
  if (code === 46 && !sources) return undefined
  r.pos++
  r.skipSpace()
  return code === 38 ? '&' : '.'
}

function elements(r: Reader, invocation: Invocation): void {
  const list = invocation.elements
  for (;;) {
    r.skipSpace()
    const code = r.code()
    if (Number.isNaN(code) || isNewline(code)) return
    if (code === 124 || code === 59 || code === 41 || code === 125 || code === 38) return
    if (notation(r, code)) {
      if (code === 93) invocation.end = r.pos
      continue
    }
    const element = one(r, code)
    if (!element) continue
    if (r.optional > 0) element.optional = true
    list.push(element)
  }
}

/** Passes the square brackets of `[-Optional <value>]`. */
function notation(r: Reader, code: number): boolean {
  if (code === 93 && r.optional > 0) {
    r.optional--
    r.pos++
    return true
  }
  if (code !== 91 || !r.notation) return false
  const next = r.code(1)
  if (!((isDash(next) || next === 47) && isWordStart(r.code(2))) && !(next === 60 && r.angle(r.pos + 1) > 0))
    return false
  r.optional++
  r.pos++
  return true
}

function one(r: Reader, code: number): Element | undefined {
  if (code === 44) {
    r.problem('missing-argument', r.pos, r.pos + 1)
    r.pos++
    return undefined
  }
  if (isDash(code)) {
    if (r.text.startsWith('-%', r.pos + 1)) return verbatim(r)
    const next = r.code(1)
    if (isWordStart(next) || next === 63) return parameter(r)
  }
  if (code === 62 || code === 42 || isDigit(code)) {
    const found = redirection(r)
    if (found) return found
  }
  if (code === 60 && r.angle(r.pos) === 0) {
    r.problem('input-redirection', r.pos, r.pos + 1)
    r.pos++
    return undefined
  }
  return argument(r)
}

function verbatim(r: Reader): Element {
  const start = r.pos
  r.limits.push({ id: 'verbatim', start, end: start + 3 })
  const pipe = r.text.indexOf('|', start)
  const end = lineEnd(r.text, start)
  r.pos = pipe > 0 && pipe < end ? pipe : end
  return element(r, 'bare', start, { value: r.text.slice(start, r.pos) })
}

function parameter(r: Reader): Element {
  const { text } = r
  const start = r.pos
  r.pos++
  for (;;) {
    const code = r.code()
    if (isBreak(code) || code === 46 || code === 91 || code === 58) break
    if (code === 93 && r.optional > 0) break
    if (isSingleQuote(code) || isDoubleQuote(code)) {
      r.pos = start
      return element(r, 'bare', start, bare(r))
    }
    r.pos++
  }
  const found: Element = { kind: 'parameter', text: '', start, end: r.pos, name: text.slice(start + 1, r.pos) }
  if (r.code() === 58) {
    r.pos++
    found.end = r.pos
    r.skipSpace()
    if (startsArgument(r)) {
      found.argument = argument(r)
      found.end = found.argument.end
    } else r.problem('missing-argument', start, found.end)
  }
  found.text = text.slice(start, found.end)
  return found
}

const startsArgument = (r: Reader): boolean => {
  const code = r.code()
  if (Number.isNaN(code) || isNewline(code)) return false
  return code !== 124 && code !== 59 && code !== 41 && code !== 125 && code !== 38 && code !== 44
}

const redirect = /[1-6*]?>>?(?:&[12])?/y

function redirection(r: Reader): Element | undefined {
  redirect.lastIndex = r.pos
  const match = redirect.exec(r.text)
  if (!match) return undefined
  const start = r.pos
  r.pos += match[0].length
  const found: Element = { kind: 'redirection', text: '', start, end: r.pos, name: match[0] }
  if (!match[0].includes('&')) {
    r.skipSpace()
    if (startsArgument(r)) {
      found.argument = single(r, false)
      found.end = found.argument.end
    } else r.problem('missing-target', start, r.pos)
  }
  found.text = r.text.slice(start, found.end)
  return found
}

/** Reads an argument: one value, or several joined by commas. */
export function argument(r: Reader): Element {
  const first = single(r, true)
  const after = r.pos
  r.skipSpace()
  if (r.code() !== 44) {
    r.pos = after
    return first
  }
  const items = [first]
  let end = first.end
  while (r.code() === 44) {
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

const element = (r: Reader, quote: Quote, start: number, read: Read): Element => ({
  kind: 'argument',
  text: r.text.slice(start, r.pos),
  start,
  end: r.pos,
  quote,
  ...read,
})

const word = (r: Reader): Element => {
  const start = r.pos
  return element(r, 'bare', start, bare(r))
}

/** Reads one value of an argument. `members` allows `.Member` and `[0]` behind it. */
function single(r: Reader, members: boolean): Element {
  const start = r.pos
  const code = r.code()
  if (code === 36) return dollar(r, start)
  if (isSingleQuote(code) || isDoubleQuote(code) || (code === 64 && isHere(r))) {
    const leaf = quoted(r)
    const nodes: Node[] = [leaf]
    if (members) postfix(r, nodes, true)
    if (nodes.length > 1) return element(r, 'expression', start, { nodes })
    const read: Read = {}
    if (leaf.value !== undefined) read.value = leaf.value
    if (leaf.nodes) read.nodes = leaf.nodes
    return element(r, leaf.quote ?? 'double', start, read)
  }
  if (code === 40 || code === 123 || code === 64) {
    const node = primary(r)
    if (node) return composite(r, start, node)
  }
  if (isDigit(code) || code === 46 || isDash(code) || code === 43) {
    const end = numberEnd(r.text, start)
    if (end > 0 && (isBreak(r.text.charCodeAt(end)) || (r.optional > 0 && r.text.charCodeAt(end) === 93))) {
      r.pos = end
      return element(r, 'bare', start, { value: r.text.slice(start, end) })
    }
  }
  return word(r)
}

function composite(r: Reader, start: number, node: Node): Element {
  const nodes: Node[] = [node]
  postfix(r, nodes, true)
  if (nodes.length === 1 && node.type === 'leaf') return element(r, 'variable', start, { nodes })
  const script = nodes.length === 1 && node.type === 'group' && node.open === '{'
  return element(r, script ? 'script' : 'expression', start, { nodes })
}

/** A variable alone, with members, a sub-expression, or a word that merely starts with one, such as `$env:TEMP\x`. */
function dollar(r: Reader, start: number): Element {
  if (r.code(1) === 40) return composite(r, start, variable(r)!)
  const errors = r.errors.length
  const node = variable(r)
  const code = r.code()
  const ends = isBreak(code) || code === 46 || code === 91 || (code === 93 && r.optional > 0)
  if (node && ends) return composite(r, start, node)
  r.errors.length = errors
  r.pos = start
  return word(r)
}
