import { angleEnd } from '../notation.ts'
import type { Element, Invocation, Leaf, Node, Statement, Syntax, SyntaxProblem } from '../syntax.ts'
import { type Argument, splitArguments } from './argv.ts'

/**
 * Parses what is typed at cmd.exe: `^` escapes and continues, quotes toggle, `& && | ||` and parentheses divide outside quotes, `>`
 * redirects, `rem` and `::` are comments (`cmd /?`, "How does the Windows Command Interpreter parse scripts"). Words are then what
 * the program receives by CommandLineToArgvW. `%VARIABLES%` stay as written.
 */
export function parseCmd(text: string): Syntax {
  const statements: Statement[] = []
  const invocations: Invocation[] = []
  const errors: SyntaxProblem[] = []
  for (const line of lines(text)) {
    const nodes = parseLine(text, line.start, line.end, invocations, errors)
    if (nodes.length > 0) statements.push({ nodes, start: nodes[0]!.start, end: nodes.at(-1)!.end })
  }
  return { dialect: 'cmd', statements, invocations, errors, limits: [] }
}

/** Logical lines: a caret at the end, or a next line that starts with a switch, goes on. */
function lines(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const breaks = /\r?\n/g
  let start = 0
  for (let match = breaks.exec(text); match; match = breaks.exec(text)) {
    if (text.charCodeAt(match.index - 1) === 94 || goesOn(text, breaks.lastIndex)) continue
    found.push({ start, end: match.index })
    start = breaks.lastIndex
  }
  found.push({ start, end: text.length })
  return found
}

const going = /[ \t\u00a0]*(?:\[?\/[A-Za-z]|\[-)/y
const goesOn = (text: string, at: number): boolean => {
  going.lastIndex = at
  return going.test(text)
}

interface Piece {
  kind: 'command' | 'joint' | 'redirection'
  start: number
  end: number
}

function parseLine(text: string, start: number, end: number, all: Invocation[], errors: SyntaxProblem[]): Node[] {
  const comment = /^[\s@]*(?:rem(?=\s|$)|::)/i.exec(text.slice(start, Math.min(end, start + 200)))
  if (comment) return []
  const nodes: Node[] = []
  let stage = 0
  let current: Invocation | undefined
  for (const piece of pieces(text, start, end, errors)) {
    if (piece.kind === 'joint') {
      nodes.push(joint(text, piece))
      stage = text.slice(piece.start, piece.end) === '|' ? stage + 1 : 0
      current = undefined
    } else if (piece.kind === 'redirection' && current) redirection(text, piece, current)
    else if (piece.kind === 'command') {
      const words = splitArguments(mask(text, piece), piece.start, (at) => whole(text, at, piece.end))
      if (words.length === 0) continue
      if (current) current.elements.push(...words.map((word) => element(text, word)))
      else {
        current = invocation(text, words, stage)
        all.push(current)
        nodes.push({ type: 'call', invocation: current, start: current.start, end: current.end })
      }
    }
  }
  for (const node of nodes) if (node.type === 'call') stretch(node.invocation, node)
  return nodes
}

function stretch(invocation: Invocation, node: { end: number }): void {
  invocation.end = Math.max(invocation.end, invocation.elements.at(-1)?.end ?? 0)
  node.end = invocation.end
}

const joint = (text: string, piece: Piece): Leaf => {
  const sign = text.slice(piece.start, piece.end)
  return {
    type: 'leaf',
    kind: sign === '|' ? 'pipe' : sign === '&' ? 'separator' : 'operator',
    text: sign,
    start: piece.start,
    end: piece.end,
  }
}

function redirection(text: string, piece: Piece, to: Invocation): void {
  const written = text.slice(piece.start, piece.end)
  const sign = /^\d?[<>]{1,2}(?:&\d)?/.exec(written)?.[0] ?? written
  const found: Element = { kind: 'redirection', text: written, start: piece.start, end: piece.end, name: sign }
  const at = piece.start + sign.length
  const target = splitArguments(text.slice(0, piece.end), at)[0]
  if (target)
    found.argument = {
      kind: 'argument',
      text: text.slice(target.start, target.end),
      start: target.start,
      end: target.end,
      value: target.value,
      quote: target.quoted ? 'double' : 'bare',
    }
  to.elements.push(found)
}

/** The text up to the piece's end with line ends as spaces, so that offsets stay those of the whole. */
const mask = (text: string, piece: Piece): string => {
  const head = text.slice(0, piece.end)
  return /[\n\u00a0[\]]/.test(head) ? head.replace(/\^?\r?\n/g, (found) => ' '.repeat(found.length)) : head
}

const whole = (text: string, at: number, end: number): number => {
  const close = isPlaceholder(text, at)
  return close > end ? 0 : close
}

/** `<name>` without space inside its brackets is a placeholder; anything else is a redirection. */
function isPlaceholder(text: string, at: number): number {
  const close = angleEnd(text, at)
  if (close === 0) return 0
  return /[\s<>]/.test(text[at + 1] ?? '') || /\s/.test(text[close - 2] ?? '') ? 0 : close
}

function pieces(text: string, start: number, end: number, errors: SyntaxProblem[]): Piece[] {
  const found: Piece[] = []
  let from = start
  let at = start
  let quote = -1
  const close = (until: number): void => {
    if (until > from) found.push({ kind: 'command', start: from, end: until })
  }
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code === 34) quote = quote < 0 ? at : -1
    else if (quote >= 0) {
      at++
      continue
    } else if (code === 94) at++
    else if (code === 38 || code === 124) {
      close(at)
      const width = text.charCodeAt(at + 1) === code ? 2 : 1
      found.push({ kind: 'joint', start: at, end: at + width })
      at += width
      from = at
      continue
    } else if (code === 60 && isPlaceholder(text, at) > 0) {
      at = isPlaceholder(text, at)
      continue
    } else if (code === 60 || code === 62) {
      const until = redirected(text, at, end)
      const digit = /[0-9]/.test(text[at - 1] ?? '') && /\s/.test(text[at - 2] ?? ' ') ? 1 : 0
      close(at - digit)
      found.push({ kind: 'redirection', start: at - digit, end: until })
      at = until
      from = until
      continue
    }
    at++
  }
  if (quote >= 0)
    errors.push({ id: 'unclosed-string', start: quote, end, text: text.slice(quote, Math.min(end, quote + 80)) })
  close(end)
  return found
}

const target = /[<>]{1,2}(?:&\d|\s*(?:"[^"\n]*"|[^\s"&|<>]+))?/y
function redirected(text: string, at: number, end: number): number {
  target.lastIndex = at
  target.test(text)
  return Math.min(end, Math.max(at + 1, target.lastIndex))
}

function invocation(text: string, words: Argument[], stage: number): Invocation {
  const [name, ...rest] = words
  const first = name!
  const value = first.value.replace(/^[@(]+/, '')
  const head: Element = {
    kind: 'argument',
    text: text.slice(first.start, first.end),
    start: first.start,
    end: first.end,
    value,
    quote: first.quoted ? 'double' : 'bare',
  }
  const elements = rest.map((word) => element(text, word))
  return { name: value, head, elements, stage, nested: false, start: first.start, end: words.at(-1)!.end }
}

const option = /^(\[?)[/-]([^:=\]]+)(?:[:=]?)/

/** A word that starts with `/` or `-` is a parameter; what follows its first colon or equals sign is its argument. */
function element(text: string, word: Argument): Element {
  const { start, end } = word
  const written = text.slice(start, end)
  const value = caret(word.quoted ? word.value : word.value)
  const quote = word.quoted ? 'double' : 'bare'
  const match = /^\[?[/-]./.test(value) ? parts(value) : undefined
  if (!match) return { kind: 'argument', text: written, start, end, value, quote }
  const found: Element = { kind: 'parameter', text: written, start, end, name: match.name, value: match.whole, quote }
  if (match.optional) found.optional = true
  if (match.rest !== undefined) {
    const at = Math.max(start, end - match.rest.length)
    found.argument = { kind: 'argument', text: text.slice(at, end), start: at, end, value: match.rest, quote }
  }
  return found
}

const caret = (value: string): string => (value.includes('^') ? value.replace(/\^([&|<>^()%!])/g, '$1') : value)

function parts(value: string): { name: string; whole: string; rest?: string; optional: boolean } | undefined {
  const optional = value.startsWith('[') && value.endsWith(']')
  const whole = optional ? value.slice(1, -1) : value
  const start = value.startsWith('[') && !optional ? 1 : 0
  const body = whole.slice(start)
  // A key of appcmd may hold its own colon or equals sign: /[key='a=b'].value:1
  const close = body.lastIndexOf('].')
  const cut = body.slice(close + 1).search(/[:=]/)
  if (!option.test(body)) return undefined
  if (cut < 0) return { name: body.slice(1), whole: body, optional }
  const at = close + 1 + cut
  return { name: body.slice(1, at), whole: body, rest: body.slice(at + 1), optional }
}
