import { type Element, type Node, parse } from '../../../commands/index.ts'
import type { Command } from '../../../model/index.ts'
import type { CommandRow } from '../../command-rows.ts'

/** A quoted literal that a line break tears apart. */
export interface BrokenLiteral {
  /** On one line, the break shown as `⏎`. */
  literal: string
  start: number
  end: number
  /** How other editions join the halves; absent where none has the literal whole. */
  whole?: { joint: string }
}

/** Longer literals are texts, which may have lines. */
const NAME = 60

/** Literals with a line break that another edition has without one, and short ones that are plainly names. */
export function brokenLiterals(command: Command, row: CommandRow): BrokenLiteral[] {
  if (command.dialect !== 'powershell' || !command.text.includes('\n')) return []
  const found: BrokenLiteral[] = []
  for (const { start, end, value } of quoted(command)) {
    if (!value.trim().includes('\n') || value.includes('\ufffd')) continue
    const literal = value.replace(/[^\S\r\n]*\r?\n[^\S\r\n]*/g, '⏎')
    const whole = wholeOf(literal, command, row)
    if (whole) found.push({ literal, start, end, whole })
    else if (isName(literal)) found.push({ literal, start, end })
  }
  return found
}

const isName = (literal: string): boolean =>
  literal.length <= NAME &&
  literal.split('⏎').length === 2 &&
  !/[.!?:;,]⏎|⏎⏎|^⏎|⏎$/.test(literal) &&
  !/⏎\p{Lu}/u.test(literal)

function wholeOf(literal: string, command: Command, row: CommandRow): BrokenLiteral['whole'] {
  for (const joint of ['', ' ']) {
    const text = literal.replaceAll('⏎', joint)
    for (const cell of row.cells)
      if (cell && cell.command !== command && cell.command.text.includes(text)) return { joint }
  }
  return undefined
}

interface Quoted {
  start: number
  end: number
  value: string
}

function* quoted(command: Command): Iterable<Quoted> {
  const syntax = parse(command.text, command.dialect)
  for (const invocation of syntax.invocations) for (const element of invocation.elements) yield* ofElement(element)
  for (const statement of syntax.statements) yield* ofNodes(statement.nodes)
}

function* ofElement(element: Element): Iterable<Quoted> {
  const { quote, value, start, end } = element
  if ((quote === 'single' || quote === 'double') && value !== undefined) yield { start, end, value }
  if (element.argument) yield* ofElement(element.argument)
  for (const item of element.items ?? []) yield* ofElement(item)
  if (element.nodes) yield* ofNodes(element.nodes)
}

function* ofNodes(nodes: readonly Node[]): Iterable<Quoted> {
  for (const node of nodes) {
    if (node.type === 'group') yield* ofNodes(node.nodes)
    else if (node.type === 'leaf' && node.kind === 'string' && node.value !== undefined && node.quote !== 'here')
      yield { start: node.start, end: node.end, value: node.value }
  }
}
