import type { Span } from './syntax.ts'

export type ChangeKind =
  | 'cmdlet'
  | 'parameter-added'
  | 'parameter-removed'
  | 'parameter-renamed'
  | 'value'
  | 'switch-value'
  | 'argument-added'
  | 'argument-removed'
  | 'stage-added'
  | 'stage-removed'
  | 'redirection'
  | 'program'
  | 'assignment'
  | 'operator'
  | 'text'

/** A piece of one of the two commands, with offsets into its text. */
export interface Piece extends Span {
  text: string
}

/** One difference: `added` stands only on the right, `removed` only on the left. */
export interface Change {
  kind: ChangeKind
  left?: Piece
  right?: Piece
  /** The parameter concerned, as the left (else the right) command writes it, without dash. */
  parameter?: string
  /** The command concerned, as the left (else the right) writes it. */
  cmdlet?: string
}

/** Where a change is. */
export interface Context {
  cmdlet?: string | undefined
  parameter?: string | undefined
}

/** Collects changes between two texts. */
export class Changes {
  readonly list: Change[] = []
  private readonly left: string
  private readonly right: string

  constructor(left: string, right: string) {
    this.left = left
    this.right = right
  }

  add(kind: ChangeKind, left: Span | undefined, right: Span | undefined, { cmdlet, parameter }: Context): void {
    const change: Change = { kind }
    if (left) change.left = piece(this.left, left)
    if (right) change.right = piece(this.right, right)
    if (parameter !== undefined) change.parameter = parameter
    if (cmdlet !== undefined) change.cmdlet = cmdlet
    this.list.push(change)
  }
}

const piece = (text: string, { start, end }: Span): Piece => ({ text: text.slice(start, end), start, end })
