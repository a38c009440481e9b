import type { Dialect } from '../model/index.ts'

/** Half-open range of UTF-16 offsets into the parsed text. */
export interface Span {
  start: number
  end: number
}

export type Quote = 'bare' | 'single' | 'double' | 'here' | 'variable' | 'expression' | 'script' | 'array'

/** One word of a command after its name. */
export interface Element extends Span {
  kind: 'parameter' | 'argument' | 'redirection'
  /** As written. */
  text: string
  /** Of a parameter: its name without dash and colon, as written. Of a redirection: its operator. */
  name?: string
  /** Literal value: unquoted, escapes resolved. Absent where it is known only at run time. */
  value?: string
  /** How an argument is written; `here` is a here-string, `variable` a variable alone. */
  quote?: Quote
  /** Of a parameter: the argument glued on with a colon. Of a redirection: its target. */
  argument?: Element
  /** Of an array written with commas: its members. */
  items?: Element[]
  /** Of expressions and script blocks, and of strings with sub-expressions: what is inside. */
  nodes?: Node[]
  /** It stands in the square brackets of syntax notation, `[-Name <value>]`. */
  optional?: boolean
}

/** One command: a name with its elements. */
export interface Invocation extends Span {
  /** The literal name; the source text where the name is known only at run time (`& $tool`). */
  name: string
  /** Where the name stands. */
  head: Element
  /** `&` or `.`. */
  operator?: '&' | '.'
  elements: Element[]
  /** Place in its pipeline, from 0. */
  stage: number
  /** Inside a script block, a sub-expression, a string or a statement's body. */
  nested: boolean
}

export type LeafKind =
  | 'variable'
  | 'number'
  | 'string'
  | 'word'
  | 'type'
  | 'member'
  | 'operator'
  | 'assign'
  | 'keyword'
  | 'pipe'
  | 'separator'
  | 'text'

export interface Leaf extends Span {
  type: 'leaf'
  kind: LeafKind
  text: string
  value?: string
  quote?: Quote
  /** Of a string: its sub-expressions. */
  nodes?: Node[]
}

export interface Group extends Span {
  type: 'group'
  /** `(`, `$(`, `@(`, `@{`, `{` or `[`. */
  open: string
  closed: boolean
  /** Statements are divided by `separator` leaves. */
  nodes: Node[]
}

export interface Call extends Span {
  type: 'call'
  invocation: Invocation
}

export type Node = Leaf | Group | Call

export interface Statement extends Span {
  nodes: Node[]
}

export type SyntaxProblemId =
  | 'unclosed-string'
  | 'unclosed-group'
  | 'unexpected-token'
  | 'unexpected-close'
  | 'missing-argument'
  | 'missing-operand'
  | 'missing-name'
  | 'missing-target'
  | 'input-redirection'
  | 'expression-in-pipeline'

/** A real syntax error: the shell in question refuses the text. */
export interface SyntaxProblem extends Span {
  id: SyntaxProblemId
  text: string
}

/** What this parser does not read though the shell may. */
export interface SyntaxLimit extends Span {
  id: 'depth' | 'class' | 'verbatim'
}

export interface Syntax {
  dialect: Dialect
  statements: Statement[]
  /** Every command, nested ones included, by position. */
  invocations: Invocation[]
  errors: SyntaxProblem[]
  limits: SyntaxLimit[]
}
