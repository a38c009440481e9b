import {
  CODE,
  isBreak,
  isDash,
  isDigit,
  isDoubleQuote,
  isNewline,
  isSingleQuote,
  isWhite,
  isWordStart,
} from '../characters.ts'
import type { Call, Element, Invocation } from '../syntax.ts'
import { argument, element, single, startsArgument, word } from './argument.ts'
import { lineEnd, type Reader } from './reader.ts'
import { bare } from './word.ts'

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
  if (r.code() !== CODE.less || r.angle(start) > 0) return word(r)
  r.pos++
  return element(r, 'bare', start, { value: '<' })
}

function callOperator(r: Reader): '&' | '.' | undefined {
  const code = r.code()
  if (code !== CODE.ampersand && code !== CODE.dot) return undefined
  const next = r.code(1)
  const sources =
    isWhite(next) ||
    next === CODE.dollar ||
    next === CODE.openParen ||
    next === CODE.openBrace ||
    isSingleQuote(next) ||
    isDoubleQuote(next)
  if (code === CODE.dot && !sources) return undefined
  r.pos++
  r.skipSpace()
  return code === CODE.ampersand ? '&' : '.'
}

function elements(r: Reader, invocation: Invocation): void {
  const list = invocation.elements
  for (;;) {
    r.skipSpace()
    const code = r.code()
    if (Number.isNaN(code) || isNewline(code)) return
    if (
      code === CODE.pipe ||
      code === CODE.semicolon ||
      code === CODE.closeParen ||
      code === CODE.closeBrace ||
      code === CODE.ampersand
    )
      return
    if (notation(r, code)) {
      if (code === CODE.closeBracket) invocation.end = r.pos
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
  if (code === CODE.closeBracket && r.optional > 0) {
    r.optional--
    r.pos++
    return true
  }
  if (code !== CODE.openBracket || !r.notation) return false
  const next = r.code(1)
  if (
    !((isDash(next) || next === CODE.slash) && isWordStart(r.code(2))) &&
    !(next === CODE.less && r.angle(r.pos + 1) > 0)
  )
    return false
  r.optional++
  r.pos++
  return true
}

function one(r: Reader, code: number): Element | undefined {
  if (code === CODE.comma) {
    r.problem('missing-argument', r.pos, r.pos + 1)
    r.pos++
    return undefined
  }
  if (isDash(code)) {
    if (r.text.startsWith('-%', r.pos + 1)) return verbatim(r)
    const next = r.code(1)
    if (isWordStart(next) || next === CODE.question) return parameter(r)
  }
  if (code === CODE.greater || code === CODE.star || isDigit(code)) {
    const found = redirection(r)
    if (found) return found
  }
  if (code === CODE.less && r.angle(r.pos) === 0) {
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
    if (isBreak(code) || code === CODE.dot || code === CODE.openBracket || code === CODE.colon) break
    if (code === CODE.closeBracket && r.optional > 0) break
    if (isSingleQuote(code) || isDoubleQuote(code)) {
      r.pos = start
      return element(r, 'bare', start, bare(r))
    }
    r.pos++
  }
  const found: Element = { kind: 'parameter', text: '', start, end: r.pos, name: text.slice(start + 1, r.pos) }
  if (r.code() === CODE.colon) {
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
