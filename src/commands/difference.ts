import type { Catalog, Command } from '../model/index.ts'
import { align } from './align-parts.ts'
import {
  canonicalize,
  canonicalName,
  printHead,
  printNode,
  printRedirection,
  type Scope,
  type Slot,
  slotsOf,
} from './canonical.ts'
import { parse } from './parse.ts'
import type { Element, Invocation, Node, Span } from './syntax.ts'

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

/** One difference, from left to right: `added` stands only on the right, `removed` only on the left. */
export interface Change {
  kind: ChangeKind
  left?: Piece
  right?: Piece
  /** The parameter concerned, as the left (else the right) command writes it, without dash. */
  parameter?: string
  /** The command concerned, as the left (else the right) writes it. */
  cmdlet?: string
}

type Side = Pick<Command, 'text' | 'dialect'>

/** Whether two commands have the same canonical form. */
export const equivalent = (
  a: Pick<Command, 'canonical' | 'dialect'>,
  b: Pick<Command, 'canonical' | 'dialect'>,
): boolean => a.dialect === b.dialect && a.canonical === b.canonical

/** What turns `a` into `b`, smallest pieces first found from left to right; empty exactly where the two are equivalent. */
export function difference(a: Side, b: Side, catalog?: Catalog): Change[] {
  const texts = { left: a.text, right: b.text }
  if (
    a.dialect === b.dialect &&
    (a.text === b.text || canonicalize(a.text, a.dialect, catalog) === canonicalize(b.text, b.dialect, catalog))
  )
    return []
  if (a.dialect !== b.dialect) return [{ kind: 'text', left: whole(a.text), right: whole(b.text) }]
  const differ = new Differ(texts, { dialect: a.dialect, catalog })
  differ.nodes(rows(a), rows(b))
  return differ.changes.length > 0 ? differ.changes : [{ kind: 'text', left: whole(a.text), right: whole(b.text) }]
}

const whole = (text: string): Piece => ({ text, start: 0, end: text.length })

const rows = (side: Side): Node[] => parse(side.text, side.dialect).statements.flatMap((statement) => statement.nodes)

/** Pairs of parameters that are compared; a command beyond that differs as a whole. */
const MOST = 100_000

/** Walks two syntax trees side by side and notes what differs. */
class Differ {
  readonly changes: Change[] = []
  readonly texts: { left: string; right: string }
  readonly scope: Scope
  /** Variables that are assigned to. */
  private readonly assigned = new WeakSet<Node>()
  private cmdlet: string | undefined
  private parameter: string | undefined

  constructor(texts: { left: string; right: string }, scope: Scope) {
    this.texts = texts
    this.scope = scope
  }

  nodes(left: readonly Node[], right: readonly Node[]): void {
    for (const side of [left, right]) for (const node of targets(side)) this.assigned.add(node)
    const pairs = align(left.filter(speaks), right.filter(speaks), (node) => printNode(node, this.scope), alike)
    for (const [a, b] of pairs) {
      if (a && b) this.pair(a, b)
      else if (a) this.alone(a, 'left')
      else if (b) this.alone(b, 'right')
    }
  }

  private pair(a: Node, b: Node): void {
    if (printNode(a, this.scope) === printNode(b, this.scope)) return
    if (a.type === 'call' && b.type === 'call') this.calls(a.invocation, b.invocation)
    else if (a.type === 'group' && b.type === 'group' && a.open === b.open) {
      const before = this.changes.length
      this.nodes(a.nodes, b.nodes)
      if (this.changes.length === before) this.add('value', a, b)
    } else this.add(this.kindOf(a.type === 'leaf' ? a : b), a, b)
  }

  private alone(node: Node, side: 'left' | 'right'): void {
    const suffix = side === 'left' ? 'removed' : 'added'
    if (node.type === 'call')
      this.add(
        `stage-${suffix}`,
        side === 'left' ? node : undefined,
        side === 'right' ? node : undefined,
        node.invocation.head.text,
      )
    else this.add(this.kindOf(node), side === 'left' ? node : undefined, side === 'right' ? node : undefined)
  }

  private kindOf(node: Node): ChangeKind {
    return this.assigned.has(node) ? 'assignment' : kindOf(node)
  }

  private calls(a: Invocation, b: Invocation): void {
    const outer = this.cmdlet
    this.cmdlet = a.head.text
    if (printHead(a, this.scope) !== printHead(b, this.scope))
      this.add(namesProgram(a, b, this.scope) ? 'program' : 'cmdlet', a.head, b.head)
    this.slots(slotsOf(a, this.scope), slotsOf(b, this.scope))
    this.redirections(a, b)
    this.cmdlet = outer
  }

  private redirections(a: Invocation, b: Invocation): void {
    const left = a.elements.filter((one) => one.kind === 'redirection')
    const right = b.elements.filter((one) => one.kind === 'redirection')
    for (const [one, two] of align(
      left,
      right,
      (element) => printRedirection(element, this.scope),
      () => true,
    )) {
      if (!one || !two || printRedirection(one, this.scope) !== printRedirection(two, this.scope))
        this.add('redirection', one, two)
    }
  }

  private slots(left: Slot[], right: Slot[]): void {
    const named = (slot: Slot): boolean => slot.name !== undefined
    const ordered = this.scope.dialect !== 'powershell'
    const same = (slot: Slot): string => slot.canonical
    const fits = (a: Slot, b: Slot): boolean => named(a) === named(b) && (!named(a) || a.name === b.name || !ordered)
    this.arguments(
      align(
        left.filter((slot) => !named(slot)),
        right.filter((slot) => !named(slot)),
        same,
        fits,
      ),
    )
    this.parameters(left.filter(named), right.filter(named), ordered)
  }

  private arguments(pairs: [Slot | undefined, Slot | undefined][]): void {
    for (const [a, b] of pairs) {
      if (a && b) {
        if (a.canonical !== b.canonical) this.values(a, b)
      } else if (a) this.add('argument-removed', ends(a), undefined)
      else if (b) this.add('argument-added', undefined, ends(b))
    }
  }

  private parameters(left: Slot[], right: Slot[], ordered: boolean): void {
    if (left.length * right.length > MOST) return
    const rest = [...right]
    const lost: Slot[] = []
    for (const a of left) {
      const exact = rest.findIndex((b) => b.canonical === a.canonical)
      const at = exact >= 0 ? exact : rest.findIndex((b) => b.name === a.name)
      if (at < 0) lost.push(a)
      else {
        const b = rest.splice(at, 1)[0]!
        if (exact < 0) this.parameterPair(a, b)
      }
    }
    for (const a of lost) this.lost(a, rest, ordered)
    for (const b of rest) this.add('parameter-added', undefined, ends(b), undefined, b.parameter?.name)
    if (ordered && left.length > 0 && lost.length === 0 && rest.length === 0) this.order(left, right)
  }

  /** A parameter that has no namesake: renamed where another takes its very value in its place, else removed. */
  private lost(a: Slot, rest: Slot[], ordered: boolean): void {
    const tail = (slot: Slot): string | undefined => (ordered ? slot.value?.replace(/^.[^:=]*/, '') : slot.value)
    const at = rest.findIndex((b) => tail(b) === tail(a))
    if (at < 0) {
      this.add('parameter-removed', ends(a), undefined, undefined, a.parameter?.name)
      return
    }
    const b = rest.splice(at, 1)[0]!
    this.add(
      'parameter-renamed',
      a.parameter && nameSpan(a.parameter),
      b.parameter && nameSpan(b.parameter),
      undefined,
      a.parameter?.name,
    )
  }

  private order(left: Slot[], right: Slot[]): void {
    if (left.length !== right.length || left.every((slot, i) => slot.name === right[i]!.name)) return
    const i = left.findIndex((slot, at) => slot.name !== right[at]!.name)
    this.add('text', ends(left[i]!), ends(right[i]!))
  }

  private parameterPair(a: Slot, b: Slot): void {
    const outer = this.parameter
    this.parameter = a.parameter?.name
    if (a.value === b.value) this.add('text', ends(a), ends(b))
    else if (isSwitchValue(a.value) && isSwitchValue(b.value))
      this.add('switch-value', a.argument ?? a.parameter, b.argument ?? b.parameter)
    else if (a.argument && b.argument) this.values(a, b)
    else if (this.scope.dialect !== 'powershell') this.add('value', inner(a), inner(b))
    else this.add('value', a.argument ?? a.parameter, b.argument ?? b.parameter)
    this.parameter = outer
  }

  /** Two values: down to the member of a list, or the token of an expression, that differs. */
  private values(a: Slot, b: Slot): void {
    const { argument: one } = a
    const { argument: two } = b
    // A dash without a name is a place of its own and has no argument.
    if (!one || !two) {
      this.add('value', ends(a), ends(b))
      return
    }
    const before = this.changes.length
    if (one.items && two.items && one.items.length === two.items.length) {
      for (const [i, item] of one.items.entries()) this.element(item, two.items[i]!)
    } else this.element(one, two)
    if (this.changes.length === before) this.add('value', one, two)
  }

  private element(a: Element, b: Element): void {
    const slotA = { argument: a }
    if (a.nodes && b.nodes && a.quote === b.quote && a.quote !== 'variable') this.nodes(a.nodes, b.nodes)
    else if (valueText(a) !== valueText(b)) this.add('value', slotA.argument, b)
  }

  private add(kind: ChangeKind, left?: Span, right?: Span, cmdlet = this.cmdlet, parameter = this.parameter): void {
    const change: Change = { kind }
    if (left) change.left = { text: this.texts.left.slice(left.start, left.end), start: left.start, end: left.end }
    if (right)
      change.right = { text: this.texts.right.slice(right.start, right.end), start: right.start, end: right.end }
    if (parameter !== undefined) change.parameter = parameter
    if (cmdlet !== undefined) change.cmdlet = cmdlet
    this.changes.push(change)
  }
}

const speaks = (node: Node): boolean =>
  node.type !== 'leaf' || (node.kind !== 'separator' && node.kind !== 'pipe' && node.text !== ',')

/** What stands right before an assignment sign. */
const targets = (nodes: readonly Node[]): Node[] =>
  nodes.filter((_, i) => {
    const next = nodes[i + 1]
    return next?.type === 'leaf' && next.kind === 'assign'
  })

const alike = (a: Node, b: Node): boolean => {
  if (a.type !== b.type) return a.type !== 'call' && b.type !== 'call' && a.type !== 'group' && b.type !== 'group'
  if (a.type === 'group' && b.type === 'group') return a.open === b.open
  if (a.type === 'leaf' && b.type === 'leaf')
    return (a.kind === 'operator') === (b.kind === 'operator') && (a.kind === 'assign') === (b.kind === 'assign')
  return true
}

const kindOf = (node: Node): ChangeKind => {
  if (node.type !== 'leaf') return 'value'
  if (node.kind === 'operator') return 'operator'
  if (node.kind === 'assign') return 'assignment'
  return node.kind === 'keyword' || node.kind === 'text' || node.kind === 'member' || node.kind === 'type'
    ? 'text'
    : 'value'
}

const namesProgram = (a: Invocation, b: Invocation, scope: Scope): boolean =>
  scope.dialect !== 'powershell' ||
  !(/^\p{L}+-\p{L}/u.test(canonicalName(a.name, scope)) || /^\p{L}+-\p{L}/u.test(canonicalName(b.name, scope)))

const isSwitchValue = (value: string | undefined): boolean =>
  value === undefined || value === '$true' || value === '$false'

const valueText = (one: Element): string => (one.value ?? one.text).toLowerCase()

/** From a slot's first to its last offset. */
const ends = (slot: Slot): Span => {
  const first = slot.parameter ?? slot.argument!
  const last = slot.argument ?? slot.parameter!
  return { start: first.start, end: last.end }
}

const nameSpan = (parameter: Element): Span => ({
  start: parameter.start,
  end: parameter.argument
    ? Math.min(parameter.end, parameter.start + 1 + (parameter.name?.length ?? 0))
    : parameter.end,
})

const inner = (slot: Slot): Span | undefined => slot.parameter?.argument ?? slot.parameter ?? slot.argument
