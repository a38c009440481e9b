import { CODE, isBreak, isDoubleQuote, isNewline, isPlain, isSingleQuote, isWord } from '../characters.ts'
import type { Node } from '../syntax.ts'
import type { Reader } from './reader.ts'

/** What a quoted or unquoted word means. */
export interface Read {
  /** Absent where it has parts that are known only at run time. */
  value?: string
  nodes?: Node[]
}

const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
}

/** Builds a value piece by piece; most words are one slice and never touch the pieces. */
class Builder {
  parts = ''
  from: number
  known = true
  nodes: Node[] | undefined

  constructor(from: number) {
    this.from = from
  }

  take(text: string, until: number, resume: number, insert: string): void {
    this.parts += text.slice(this.from, until) + insert
    this.from = resume
  }

  dynamic(nodes?: Node[]): void {
    this.known = false
    if (nodes) this.nodes = [...(this.nodes ?? []), ...nodes]
  }

  read(text: string, until: number): Read {
    const read: Read = {}
    if (this.known)
      read.value = this.parts === '' ? text.slice(this.from, until) : this.parts + text.slice(this.from, until)
    if (this.nodes) read.nodes = this.nodes
    return read
  }
}

/** Reads a single-quoted string at the reader: any quote of the class closes it, two in a row stand for one. */
export function single(r: Reader): Read {
  const { text } = r
  const start = r.pos++
  const simple = simpleString(r, isSingleQuote)
  if (simple) return simple
  const builder = new Builder(r.pos)
  for (;;) {
    const code = text.charCodeAt(r.pos)
    if (Number.isNaN(code)) return unclosed(r, start, builder)
    if (isSingleQuote(code)) {
      if (!isSingleQuote(text.charCodeAt(r.pos + 1))) return builder.read(text, r.pos++)
      builder.take(text, r.pos + 1, r.pos + 2, '')
      r.pos++
    }
    r.pos++
  }
}

/** Reads a double-quoted string at the reader, sub-expressions parsed. */
export function double(r: Reader): Read {
  const { text } = r
  const start = r.pos++
  const simple = simpleString(r, isDoubleQuote)
  if (simple) return simple
  const builder = new Builder(r.pos)
  for (;;) {
    const code = text.charCodeAt(r.pos)
    if (Number.isNaN(code)) return unclosed(r, start, builder)
    if (isDoubleQuote(code)) {
      if (!isDoubleQuote(text.charCodeAt(r.pos + 1))) return builder.read(text, r.pos++)
      builder.take(text, r.pos + 1, r.pos + 2, '')
      r.pos += 2
    } else if (code === CODE.backtick) escaped(r, builder)
    else if (code === CODE.dollar) dollar(r, builder)
    else r.pos++
  }
}

/** A string of plain text and blanks up to its quote: nearly all are. Undefined, and nothing read, for any other. */
function simpleString(r: Reader, closes: (code: number) => boolean): Read | undefined {
  const { text } = r
  let at = r.pos
  let code = text.charCodeAt(at)
  while (isPlain(code) || code === CODE.space) code = text.charCodeAt(++at)
  if (!closes(code) || closes(text.charCodeAt(at + 1))) return undefined
  const value = text.slice(r.pos, at)
  r.pos = at + 1
  return { value }
}

const unclosed = (r: Reader, start: number, builder: Builder): Read => {
  r.problem('unclosed-string', start, r.text.length)
  return builder.read(r.text, r.text.length)
}

function escaped(r: Reader, builder: Builder): void {
  const next = r.text[r.pos + 1]
  if (next === undefined) {
    r.pos++
    return
  }
  builder.take(r.text, r.pos, r.pos + 2, escapes[next] ?? next)
  r.pos += 2
}

/** At a `$` inside a double-quoted string or a bare word. */
function dollar(r: Reader, builder: Builder): void {
  const next = r.code(1)
  if (next === CODE.openParen) builder.dynamic([r.group('$(')])
  else if (next === CODE.openBrace || isVariableStart(next)) {
    builder.dynamic()
    r.pos++
    if (next === CODE.openBrace) r.pos = braced(r)
    else skipName(r)
  } else r.pos++
}

const braced = (r: Reader): number => {
  const close = r.text.indexOf('}', r.pos)
  return close < 0 ? r.text.length : close + 1
}

/** `$`, `?`, `^`, `:` start the names of automatic and scoped variables. */
export const isVariableStart = (code: number): boolean =>
  isWord(code) || code === CODE.dollar || code === CODE.question || code === CODE.caret

/** Passes a variable's name, scope or drive included; the reader stands after the `$`. */
export function skipName(r: Reader): void {
  const { text } = r
  const first = r.code()
  r.pos++
  if (first === CODE.dollar || first === CODE.caret || (first === CODE.question && !isWord(r.code()))) return
  for (;;) {
    const code = text.charCodeAt(r.pos)
    if (isWord(code) || code === CODE.question) r.pos++
    else if (code === CODE.colon && text.charCodeAt(r.pos + 1) !== CODE.colon && isWord(text.charCodeAt(r.pos + 1)))
      r.pos++
    else return
  }
}

/** Reads `@"` or `@'` with its lines up to the closing mark at a line's start. */
export function here(r: Reader): Read {
  const { text } = r
  const start = r.pos
  const expands = isDoubleQuote(r.code(1))
  const first = text.indexOf('\n', start) + 1
  const same = expands ? isDoubleQuote : isSingleQuote
  let line = first
  while (line > 0 && line < text.length) {
    if (same(text.charCodeAt(line)) && text.charCodeAt(line + 1) === CODE.at) {
      const body = text.slice(
        first,
        Math.max(first, text.charCodeAt(line - 2) === CODE.carriageReturn ? line - 2 : line - 1),
      )
      r.pos = line + 2
      return expands && /\$[\w({?^$]/.test(body) ? {} : { value: body }
    }
    line = text.indexOf('\n', line) + 1
  }
  r.problem('unclosed-string', start, text.length)
  r.pos = text.length
  return {}
}

/** Reads an unquoted word in argument mode; `<placeholders>` are part of it. Always moves forward. */
export function bare(r: Reader): Read {
  const { text } = r
  const start = r.pos
  while (isPlain(text.charCodeAt(r.pos))) r.pos++
  if (r.pos > start && isBreak(r.code())) return { value: text.slice(start, r.pos) }
  const builder = new Builder(start)
  let open = false
  for (;;) {
    const code = text.charCodeAt(r.pos)
    if (isBreak(code)) break
    if (code === CODE.closeBracket && r.optional > 0 && !open) break
    if (code === CODE.openBracket || code === CODE.closeBracket) open = code === CODE.openBracket
    if (code > 128 || code < 48 || code === CODE.backtick || code === CODE.less) piece(r, builder, code)
    else r.pos++
  }
  if (r.pos === start && !r.done()) r.pos++
  return builder.read(text, r.pos)
}

function piece(r: Reader, builder: Builder, code: number): void {
  if (code === CODE.backtick) {
    if (isNewline(r.code(1))) {
      builder.take(r.text, r.pos, r.pos + 2, '')
      r.pos += 2
    } else escaped(r, builder)
  } else if (code === CODE.dollar) dollar(r, builder)
  else if (code === CODE.less) r.pos = r.angle(r.pos) || r.pos + 1
  else if (isSingleQuote(code) || isDoubleQuote(code)) {
    const at = r.pos
    const inner = isSingleQuote(code) ? single(r) : double(r)
    if (inner.value === undefined) builder.dynamic(inner.nodes)
    builder.take(r.text, at, r.pos, inner.value ?? r.text.slice(at, r.pos))
  } else r.pos++
}
