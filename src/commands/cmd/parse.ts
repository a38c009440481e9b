import type { Element, Invocation, Leaf, Node, Statement, Syntax, SyntaxProblem } from '../syntax.ts'
import { splitArguments } from './argv.ts'
import { element } from './element.ts'
import { type Piece, pieces, placeholderEnd } from './pieces.ts'

/**
 * Parses what is typed at cmd.exe: `^` escapes and continues, quotes toggle, `& && | ||` divide outside quotes, `>` redirects, `rem` and
 * `::` are comments ("cmd" and "Using command redirection operators", learn.microsoft.com). Words are then what the program
 * receives by CommandLineToArgvW. `%VARIABLES%` stay as written. Never throws.
 */
export function parseCmd(source: string): Syntax {
  const statements: Statement[] = []
  const invocations: Invocation[] = []
  const errors: SyntaxProblem[] = []
  const text = joinLines(source)
  let start = 0
  while (start <= text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const nodes = parseLine({ text, source, invocations, errors }, start, end)
    if (nodes.length > 0) statements.push({ nodes, start: nodes[0]!.start, end: nodes.at(-1)!.end })
    start = end + 1
  }
  return { dialect: 'cmd', statements, invocations, errors: errors.slice(0, 50), limits: [] }
}

/** A caret at a line's end goes on; so does a next line that starts with a switch, as documents print it. Offsets stay. */
const joinLines = (text: string): string =>
  text.includes('\n')
    ? text.replace(/\^\r?\n|\r?\n(?=[ \t\u00a0]*(?:\[?\/[A-Za-z]|\[-))|\r(?=\n)/g, (found) => ' '.repeat(found.length))
    : text

interface Context {
  text: string
  source: string
  invocations: Invocation[]
  errors: SyntaxProblem[]
}

function parseLine(context: Context, start: number, end: number): Node[] {
  const { text, source } = context
  if (/^[\s@]*(?:rem(?:\s|$)|::)/i.test(text.slice(start, Math.min(end, start + 200)))) return []
  const nodes: Node[] = []
  let stage = 0
  let current: Invocation | undefined
  for (const piece of pieces(text, start, end, context.errors)) {
    if (piece.kind === 'joint') {
      const leaf = joint(source, piece)
      nodes.push(leaf)
      stage = leaf.kind === 'pipe' ? stage + 1 : 0
      current = undefined
    } else if (piece.kind === 'redirection') {
      if (current) current.elements.push(redirection(source, piece))
    } else current = words(context, piece, stage, current, nodes)
  }
  for (const node of nodes) if (node.type === 'call') node.end = finish(node.invocation)
  return nodes
}

/** Reads words: a new command, or more of the current one behind a redirection. */
function words(
  context: Context,
  piece: Piece,
  stage: number,
  current: Invocation | undefined,
  nodes: Node[],
): Invocation | undefined {
  const { text, source } = context
  const whole = (at: number): number => placeholderEnd(text, at, piece.end)
  const [first, ...rest] = splitArguments(text, { from: piece.start, to: piece.end, whole })
  if (!first) return current
  if (current) {
    for (const word of [first, ...rest]) current.elements.push(element(source, word))
    return current
  }
  const { start, end } = first
  const name = first.value.replace(/^[@(]+/, '')
  const head: Element = {
    kind: 'argument',
    text: source.slice(start, end),
    start,
    end,
    value: name,
    quote: first.quoted ? 'double' : 'bare',
  }
  const elements = rest.map((word) => element(source, word))
  const found: Invocation = { name, head, elements, stage, nested: false, start, end }
  context.invocations.push(found)
  nodes.push({ type: 'call', invocation: found, start, end })
  return found
}

function finish(invocation: Invocation): number {
  invocation.end = Math.max(invocation.end, invocation.elements.at(-1)?.end ?? 0)
  return invocation.end
}

function joint(text: string, { start, end }: Piece): Leaf {
  const sign = text.slice(start, end)
  return { type: 'leaf', kind: sign === '|' ? 'pipe' : sign === '&' ? 'separator' : 'operator', text: sign, start, end }
}

function redirection(text: string, { start, end }: Piece): Element {
  const written = text.slice(start, end)
  const name = /^\d?[<>]{1,2}(?:&\d)?/.exec(written)?.[0] ?? written
  const found: Element = { kind: 'redirection', text: written, start, end, name }
  const target = splitArguments(text, { from: start + name.length, to: end })[0]
  if (target) {
    const { value } = target
    found.argument = {
      kind: 'argument',
      text: text.slice(target.start, target.end),
      start: target.start,
      end: target.end,
      value,
      quote: 'bare',
    }
  }
  return found
}
