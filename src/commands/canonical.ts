import type { Catalog, Dialect } from '../model/index.ts'
import { alternatives, dynamic, filterOf, printLeaf, quote } from './literal.ts'
import { Memory } from './memory.ts'
import { canonicalName, type Scope } from './names.ts'
import { parse } from './parse.ts'
import { type Slot, slotsOf } from './slots.ts'
import type { Element, Group, Invocation, Node, Syntax } from './syntax.ts'

/**
 * The form in which two commands are compared: same text, same command. Case, spacing, line breaks, comments, prompts, aliases, the
 * order of named parameters, quote style and `-P:value` are gone; what the command does is not. With a catalogue, parameter
 * aliases, abbreviations, switches and places are known, too. Idempotent; never throws.
 */
export function canonicalize(text: string, dialect: Dialect, catalog?: Catalog): string {
  const make = (): string => print(parse(text, dialect), { dialect, catalog })
  return catalog ? make() : remembered.get(dialect + text, make)
}

const remembered = new Memory<string>(4096)

function print(syntax: Syntax, scope: Scope): string {
  return syntax.statements
    .map((statement) => printNodes(statement.nodes, scope))
    .filter((line) => line !== '')
    .join('; ')
}

/** Canonical form of what stands in a row: operators and operands, keywords, commands and pipes. */
function printNodes(nodes: readonly Node[], scope: Scope): string {
  let out = ''
  let glue = true
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!
    if (node.type === 'leaf' && node.kind === 'separator' && (i === 0 || i === nodes.length - 1)) continue
    const tight = gluesLeft(nodes, i)
    const text = printNode(node, scope, nodes[i - 1])
    if (text === '') continue
    out += glue || tight ? text : ' ' + text
    glue = gluesRight(nodes, i)
  }
  return out
}

const isMemberSign = (node: Node | undefined): boolean =>
  node?.type === 'leaf' && node.kind === 'operator' && (node.text === '.' || node.text === '::')
const isMember = (node: Node | undefined): boolean => node?.type === 'leaf' && node.kind === 'member'

/** Whether no space stands before `nodes[i]`. */
function gluesLeft(nodes: readonly Node[], i: number): boolean {
  const node = nodes[i]!
  if (node.type === 'leaf') return isMemberSign(node) || node.text === ',' || node.kind === 'separator'
  if (node.type !== 'group') return false
  const before = nodes[i - 1]
  return (
    before !== undefined &&
    before.end === node.start &&
    (node.open === '[' || (node.open === '(' && isMember(before) && isMemberSign(nodes[i - 2])))
  )
}

const gluesRight = (nodes: readonly Node[], i: number): boolean => {
  const node = nodes[i]!
  return isMemberSign(node) || (node.type === 'leaf' && node.text === ',')
}

/** Canonical form of one node. */
export function printNode(node: Node, scope: Scope, before?: Node): string {
  if (node.type === 'call') return printInvocation(node.invocation, scope)
  if (node.type === 'group') return printGroup(node, scope, isMember(before))
  return printLeaf(node, keepsCase(before))
}

/** Strings after a case-sensitive or a format operator mean what they say to the letter. */
const keepsCase = (before: Node | undefined): boolean =>
  before?.type === 'leaf' && before.kind === 'operator' && /^.(?:c\w+|f)$/i.test(before.text)

function printGroup(group: Group, scope: Scope, exact: boolean): string {
  const nodes = trimmed(group.nodes)
  if (group.open === '@{') return `@{${printPairs(nodes, scope)}}`
  if (group.open === '@(' && nodes.every(isListItem)) return printNodes(nodes, scope)
  const inner = exact
    ? nodes
        .map((node) =>
          node.type === 'leaf' && node.kind === 'string' ? quote(node.value ?? node.text) : printNode(node, scope),
        )
        .join('')
    : printNodes(nodes, scope)
  const close = group.open === '{' ? '}' : group.open === '[' ? ']' : ')'
  return group.open.toLowerCase() + inner + close
}

const isListItem = (node: Node): boolean =>
  node.type === 'leaf' &&
  (node.kind === 'string' || node.kind === 'variable' || node.kind === 'number' || node.text === ',')

const isSeparator = (node: Node | undefined): boolean => node?.type === 'leaf' && node.kind === 'separator'

function trimmed(nodes: readonly Node[]): readonly Node[] {
  let from = 0
  let to = nodes.length
  while (from < to && isSeparator(nodes[from])) from++
  while (to > from && isSeparator(nodes[to - 1])) to--
  return from === 0 && to === nodes.length ? nodes : nodes.slice(from, to)
}

/** Entries of a hash table, sorted: their order means nothing. */
function printPairs(nodes: readonly Node[], scope: Scope): string {
  const entries: string[] = []
  let current: Node[] = []
  for (const node of [...nodes, undefined]) {
    if (node && !isSeparator(node)) current.push(node)
    else if (current.length > 0) {
      entries.push(printNodes(current, scope))
      current = []
    }
  }
  return entries.sort().join('; ')
}

function printInvocation(invocation: Invocation, scope: Scope): string {
  const head = printHead(invocation, scope)
  const slots = slotsOf(invocation, scope)
  const redirections = invocation.elements
    .filter((one) => one.kind === 'redirection')
    .map((one) => ' ' + printRedirection(one, scope))
  return head + slots.map((slot) => ' ' + printSlot(slot, scope)).join('') + redirections.join('')
}

/** Canonical name of a command, call operator included where it means something. */
export function printHead(invocation: Invocation, scope: Scope): string {
  const { head, operator: sign } = invocation
  if (head.value === undefined) return `${sign ? sign + ' ' : ''}${printValue(head, scope)}`
  const name = canonicalName(invocation.name, scope)
  const written = /[\s"'&|;(){}]/.test(name) && !name.startsWith('<') ? quote(name) : name
  return sign === '.' ? `. ${written}` : sign && written !== name ? `& ${written}` : written
}

const optional = (text: string, is: boolean | undefined): string =>
  is ? `[${/^'<[^']*>'$/.test(text) ? text.slice(1, -1) : text}]` : text

/** Canonical form of a word of a command, with the brackets of syntax notation. */
export function printSlot(slot: Slot, scope: Scope): string {
  const { parameter, argument } = slot
  const value = slotValue(slot, scope)
  if (slot.kind !== 'named') {
    const written =
      slot.kind === 'program' && parameter ? `-${parameter.name?.toLowerCase()}${value ? `:${value}` : ''}` : value
    return optional(written ?? '', (parameter ?? argument)?.optional)
  }
  const name = `-${slot.name}`
  if (value === undefined || (slot.isSwitch && value === '$true')) return optional(name, parameter?.optional)
  if (slot.isSwitch) return optional(`${name}:${value}`, parameter?.optional)
  if (parameter?.optional && argument?.optional) return `[${name} ${value}]`
  return `${optional(name, parameter?.optional)} ${optional(value, argument?.optional)}`
}

/** Canonical value of a slot; undefined for a switch. */
export function slotValue(slot: Slot, scope: Scope): string | undefined {
  const { kind, name, parameter } = slot
  if (kind === 'word') return wordValue((parameter ?? slot.argument)!, scope)
  const argument = slot.argument ?? (kind === 'program' ? parameter?.argument : undefined)
  if (!argument) return undefined
  const filter = name === undefined ? undefined : filterOf(name, argument)
  if (filter !== undefined) return filter
  // A date format means something else in capital letters.
  if (name === 'format' && argument.value !== undefined) return quote(argument.value)
  return printValue(argument, scope)
}

/** What a program gets from cmd, in quotes where it needs them. */
function wordValue(one: Element, scope: Scope): string {
  const written = one.value ?? one.text
  const value = scope.dialect === 'bash' ? written : written.toLowerCase()
  const plain = value !== '' && (!/[\s"&|<>^]/.test(value) || /^<[^<>]*>$/.test(value))
  return plain ? value : `"${value.replaceAll('"', '""')}"`
}

/** Canonical form of a value. */
function printValue(one: Element, scope: Scope): string {
  if (one.items) return one.items.map((item) => printValue(item, scope)).join(',')
  if (one.value !== undefined) return quote(alternatives(one.value.toLowerCase()))
  if (one.nodes && one.quote !== 'bare' && one.quote !== 'double') return printNodes(one.nodes, scope)
  return dynamic(one.text)
}

/** Canonical form of a redirection. */
export function printRedirection(one: Element, scope: Scope): string {
  const sign = (one.name ?? '').replace(/^1(?=>)/, '')
  if (!one.argument) return sign
  const target = scope.dialect === 'powershell' ? printValue(one.argument, scope) : wordValue(one.argument, scope)
  return `${sign} ${target}`
}
