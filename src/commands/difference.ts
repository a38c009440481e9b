import type { Catalog, Command } from '../model/index.ts'
import { align } from './align-parts.ts'
import { canonicalize, printHead, printNode, printRedirection } from './canonical.ts'
import { type Change, type ChangeKind, Changes, type Context, type Piece } from './change.ts'
import { canonicalName, isCmdlet, type Scope } from './names.ts'
import { parse } from './parse.ts'
import { compareSlots } from './slot-difference.ts'
import { slotsOf } from './slots.ts'
import type { Invocation, Node } from './syntax.ts'

type Side = Pick<Command, 'text' | 'dialect'>

/** Whether two commands have the same canonical form. */
export const equivalent = (
  a: Pick<Command, 'canonical' | 'dialect'>,
  b: Pick<Command, 'canonical' | 'dialect'>,
): boolean => a.dialect === b.dialect && a.canonical === b.canonical

/**
 * What turns `a` into `b`, in the smallest pieces and from left to right; empty exactly where the two are equivalent. Stable: the
 * same two texts give the same list. Never throws.
 */
export function difference(a: Side, b: Side, catalog?: Catalog): Change[] {
  const { dialect } = a
  const whole: Change[] = [{ kind: 'text', left: wholeOf(a.text), right: wholeOf(b.text) }]
  if (dialect !== b.dialect) return whole
  if (a.text === b.text) return []
  if (canonicalize(a.text, dialect, catalog) === canonicalize(b.text, dialect, catalog)) return []
  const changes = new Changes(a.text, b.text)
  new Differ(changes, { dialect, catalog }).nodes(rows(a), rows(b), {})
  return changes.list.length > 0 ? changes.list : whole
}

const wholeOf = (text: string): Piece => ({ text, start: 0, end: text.length })

const rows = (side: Side): Node[] => parse(side.text, side.dialect).statements.flatMap((statement) => statement.nodes)

/** Walks two syntax trees side by side and notes what differs. */
class Differ {
  readonly changes: Changes
  readonly scope: Scope
  /** Variables that are assigned to. */
  private readonly assigned = new WeakSet<Node>()

  constructor(changes: Changes, scope: Scope) {
    this.changes = changes
    this.scope = scope
  }

  nodes(left: readonly Node[], right: readonly Node[], context: Context): void {
    for (const side of [left, right]) for (const node of targets(side)) this.assigned.add(node)
    const pairs = align(left.filter(speaks), right.filter(speaks), (node) => printNode(node, this.scope), alike)
    for (const [a, b] of pairs) {
      if (a && b) this.pair(a, b, context)
      else if (a) this.alone(a, 'removed', context)
      else if (b) this.alone(b, 'added', context)
    }
  }

  private pair(a: Node, b: Node, context: Context): void {
    if (printNode(a, this.scope) === printNode(b, this.scope)) return
    if (a.type === 'call' && b.type === 'call') this.calls(a.invocation, b.invocation, context)
    else if (a.type === 'group' && b.type === 'group' && a.open === b.open) {
      const before = this.changes.list.length
      this.nodes(a.nodes, b.nodes, context)
      if (this.changes.list.length === before) this.changes.add('value', a, b, context)
    } else this.changes.add(this.kindOf(a.type === 'leaf' ? a : b), a, b, context)
  }

  private alone(node: Node, how: 'added' | 'removed', context: Context): void {
    const [left, right] = how === 'removed' ? [node, undefined] : [undefined, node]
    if (node.type === 'call')
      this.changes.add(`stage-${how}`, left, right, { ...context, cmdlet: node.invocation.head.text })
    else this.changes.add(this.kindOf(node), left, right, context)
  }

  private calls(a: Invocation, b: Invocation, outer: Context): void {
    const context = { ...outer, cmdlet: a.head.text }
    if (printHead(a, this.scope) !== printHead(b, this.scope))
      this.changes.add(this.isCmdlet(a) || this.isCmdlet(b) ? 'cmdlet' : 'program', a.head, b.head, context)
    compareSlots(slotsOf(a, this.scope), slotsOf(b, this.scope), context, this)
    this.redirections(a, b, context)
  }

  private isCmdlet(invocation: Invocation): boolean {
    return this.scope.dialect === 'powershell' && isCmdlet(canonicalName(invocation.name, this.scope))
  }

  private redirections(a: Invocation, b: Invocation, context: Context): void {
    const [left, right] = [a, b].map((call) => call.elements.filter((one) => one.kind === 'redirection'))
    const print = (one: Invocation['elements'][number]): string => printRedirection(one, this.scope)
    for (const [one, two] of align(left!, right!, print, () => true)) {
      if (!one || !two || print(one) !== print(two)) this.changes.add('redirection', one, two, context)
    }
  }

  private kindOf(node: Node): ChangeKind {
    return this.assigned.has(node) ? 'assignment' : kindOf(node)
  }
}

/** What stands right before an assignment sign. */
const targets = (nodes: readonly Node[]): Node[] =>
  nodes.filter((_, i) => {
    const next = nodes[i + 1]
    return next?.type === 'leaf' && next.kind === 'assign'
  })

const speaks = (node: Node): boolean =>
  node.type !== 'leaf' || (node.kind !== 'separator' && node.kind !== 'pipe' && node.text !== ',')

/** Whether two nodes may stand for each other at all. */
function alike(a: Node, b: Node): boolean {
  if (a.type === 'group' && b.type === 'group') return a.open === b.open
  if (a.type !== 'leaf' || b.type !== 'leaf') return a.type === b.type
  const isOperator = (leaf: typeof a): boolean => leaf.kind === 'operator'
  return isOperator(a) === isOperator(b) && (a.kind === 'assign') === (b.kind === 'assign')
}

function kindOf(node: Node): ChangeKind {
  if (node.type !== 'leaf') return 'value'
  if (node.kind === 'operator') return 'operator'
  if (node.kind === 'assign') return 'assignment'
  return node.kind === 'keyword' || node.kind === 'text' || node.kind === 'member' || node.kind === 'type'
    ? 'text'
    : 'value'
}
