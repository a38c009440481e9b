import { CODE, isNewline, isWhite } from '../characters.ts'
import { angleEnd } from '../notation.ts'
import type { Group, Invocation, Leaf, LeafKind, Node, SyntaxLimit, SyntaxProblem, SyntaxProblemId } from '../syntax.ts'

/** Nesting beyond this is not read: real commands stay below 15, and hostile ones must not exhaust the stack. */
const DEEPEST = 60

/** The two rules of the grammar that smaller ones come back to; the reader carries them so that files need no cycle. */
export interface Grammar {
  group(r: Reader, open: string): Group
  statement(r: Reader, nodes: Node[]): void
}

/** A place in a text and what was found on the way: the state all parts of the parser share. */
export class Reader {
  readonly text: string
  /** Whether `<placeholders>`, `[-Optional]` and `...` are read as syntax notation; without, strictly as PowerShell does. */
  readonly notation: boolean
  private readonly grammar: Grammar
  pos = 0
  depth = 0
  private tooDeep = false
  /** How many square brackets of syntax notation are open. */
  optional = 0
  /** Between `foreach` and the `in` of its head. */
  iterates = false
  /** In the first statement level; deeper commands are nested. */
  nesting = 0
  readonly invocations: Invocation[] = []
  readonly errors: SyntaxProblem[] = []
  readonly limits: SyntaxLimit[] = []

  constructor(text: string, notation: boolean, grammar: Grammar) {
    this.text = text
    this.grammar = grammar
    this.notation = notation
  }

  /** Reads the bracketed group at the reader, whose text starts with `open`. */
  group(open: string): Group {
    return this.grammar.group(this, open)
  }

  /** Reads one statement. */
  statement(nodes: Node[]): void {
    this.grammar.statement(this, nodes)
  }

  code(ahead = 0): number {
    return this.text.charCodeAt(this.pos + ahead)
  }

  done(): boolean {
    return this.pos >= this.text.length
  }

  problem(id: SyntaxProblemId, start: number, end: number): void {
    // Beyond the depth limit nothing was read, so nothing is known to be wrong.
    if (this.errors.length < 50 && !this.tooDeep)
      this.errors.push({ id, start, end, text: this.text.slice(start, Math.min(end, start + 80)) })
  }

  /** End of the placeholder at `at`, or 0. */
  angle(at: number): number {
    return this.notation ? angleEnd(this.text, at) : 0
  }

  /** Where the last comment closes. */
  private lastClose: number | undefined

  /** `<# of minutes>` is a placeholder for a number: closed in its line, as no comment is there. */
  private counts(at: number): boolean {
    const end = this.angle(at)
    this.lastClose ??= this.text.lastIndexOf('#>')
    return end > this.lastClose + 2 && !/[\n<]/.test(this.text.slice(at + 2, end))
  }

  leaf(kind: LeafKind, start: number): Leaf {
    return { type: 'leaf', kind, start, end: this.pos, text: this.text.slice(start, this.pos) }
  }

  /** Goes one level down. False when that is too deep: the rest of the text is then left unread and said so. */
  enter(): boolean {
    if (this.depth >= DEEPEST) {
      if (!this.tooDeep) this.limits.push({ id: 'depth', start: this.pos, end: this.text.length })
      this.tooDeep = true
      this.pos = this.text.length
      return false
    }
    this.depth++
    return true
  }

  /** Passes space, line continuations and comments, but no line end. */
  skipSpace(): void {
    const { text } = this
    for (;;) {
      const code = text.charCodeAt(this.pos)
      if (code === CODE.space || (code > 8 && isWhite(code))) this.pos++
      else if (code === CODE.backtick && isNewline(text.charCodeAt(this.pos + 1)))
        this.pos += continuation(text, this.pos)
      else if (code === CODE.backtick && isWhite(text.charCodeAt(this.pos + 1))) this.pos += 2
      else if (code === CODE.hash) this.pos = lineEnd(text, this.pos)
      else if (code === CODE.less && text.charCodeAt(this.pos + 1) === CODE.hash && !this.counts(this.pos)) {
        const close = text.indexOf('#>', this.pos + 2)
        this.pos = close < 0 ? text.length : close + 2
      } else return
    }
  }

  /** Passes space, comments and line ends. */
  skipLines(): void {
    this.skipSpace()
    while (isNewline(this.code())) {
      this.pos++
      this.skipSpace()
    }
  }
}

const continuation = (text: string, at: number): number =>
  text.charCodeAt(at + 1) === CODE.carriageReturn && text.charCodeAt(at + 2) === CODE.lineFeed ? 3 : 2

/** Offset of the next line end, or of the end of the text. */
export function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  const end = at < 0 ? text.length : at
  return end > from && text.charCodeAt(end - 1) === CODE.carriageReturn ? end - 1 : end
}
