import type { Catalog, CatalogCmdlet, Dialect } from '../model/index.ts'
import { aliasOf } from './aliases.ts'
import { canonicalFilter, takesFilter } from './opath.ts'
import { read } from './parse.ts'
import type { Element, Group, Invocation, Leaf, Node, Syntax } from './syntax.ts'

/** What the printing of a node depends on. */
export interface Scope {
  dialect: Dialect
  catalog?: Catalog | undefined
}

/** A named parameter with its value, a switch, or an argument without name. */
export interface Slot {
  /** Parameter name in lower case, aliases and abbreviations spelled out; absent for arguments without name. */
  name?: string
  /** Canonical value; absent for a switch. */
  value?: string
  /** The elements it is made of, for positions. */
  parameter?: Element
  argument?: Element
  canonical: string
}

/**
 * The form in which two commands are compared: same text, same command. Case, spacing, line breaks, comments, prompts, aliases, the
 * order of named parameters, quote style and `-P:value` are gone; what the command does is not. With a catalogue, parameter
 * aliases, abbreviations and switches are known, too. Idempotent; never throws.
 */
export function canonicalize(text: string, dialect: Dialect, catalog?: Catalog): string {
  if (catalog) return print(read(text, dialect), { dialect, catalog })
  const key = dialect + text
  const known = remembered.get(key)
  if (known !== undefined) return known
  const canonical = print(read(text, dialect), { dialect })
  if (text.length < 20_000) {
    if (remembered.size >= 4096) remembered.clear()
    remembered.set(key, canonical)
  }
  return canonical
}

const remembered = new Map<string, string>()

function print(syntax: Syntax, scope: Scope): string {
  return syntax.statements
    .map((statement) => printNodes(statement.nodes, scope))
    .filter((line) => line !== '')
    .join('; ')
}

/** Canonical form of what stands in a row: operators and operands, keywords, commands and pipes. */
export function printNodes(nodes: readonly Node[], scope: Scope): string {
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

function printLeaf(leaf: Leaf, exact: boolean): string {
  if (leaf.kind === 'separator') return ';'
  if (leaf.kind === 'string' || (leaf.kind === 'word' && leaf.quote)) {
    if (leaf.value !== undefined) return quote(exact ? leaf.value : leaf.value.toLowerCase())
    return dynamic(leaf.text)
  }
  if (leaf.kind === 'operator') return operator(leaf.text)
  if (leaf.kind === 'type') return leaf.text.toLowerCase().replace(/\s+/g, '')
  return leaf.text.toLowerCase()
}

const operator = (text: string): string => {
  const plain = text.toLowerCase()
  if (plain.length < 2) return /^[\u2013-\u2015]$/.test(plain) ? '-' : plain
  const name = plain.slice(1)
  // `-ieq` is what `-eq` does anyway.
  return /^[-\u2013-\u2015]\w/.test(plain)
    ? '-' + name.replace(/^i(?=eq|ne|g[te]|l[te]$|like|match|not|contains|replace|split|in$)/, '')
    : plain
}

const quote = (value: string): string => `'${value.replace(/\r\n/g, '\n').replaceAll("'", "''")}'`

/** A string with variables in it: only its quotes are unified. */
const dynamic = (text: string): string => {
  const inner = /^["\u201c-\u201e]/.test(text) ? text.slice(1, -1) : text
  return `"${inner.toLowerCase().replace(/\r\n/g, '\n')}"`
}

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
  return head + slots.map((slot) => ' ' + slot.canonical).join('') + redirections.join('')
}

/** Canonical name of a command, call operator included where it means something. */
export function printHead(invocation: Invocation, scope: Scope): string {
  const { head, operator: sign } = invocation
  if (head.value === undefined) return `${sign ? sign + ' ' : ''}${printValue(head, scope)}`
  const name = canonicalName(invocation.name, scope)
  const written = /[\s"'&|;(){}]/.test(name) && !name.startsWith('<') ? quote(name) : name
  return sign === '.' ? `. ${written}` : sign && written !== name ? `& ${written}` : written
}

/** A command's name in lower case, aliases spelled out, `.exe` dropped. */
export function canonicalName(name: string, scope: Scope): string {
  const plain = name.toLowerCase().replace(/[\u2013-\u2015]/g, '-')
  if (scope.dialect !== 'powershell') return scope.dialect === 'bash' ? name : plain.replace(/\.exe$/, '')
  return aliasOf(plain) ?? scope.catalog?.cmdlet(name)?.name.toLowerCase() ?? plain.replace(/\.exe$/, '')
}

const switches = new Set(['confirm', 'whatif', 'verbose', 'debug'])
const isCmdlet = (name: string): boolean => /^\p{L}+-\p{L}/u.test(name) || /\.ps1$/.test(name)

/** A command's parameters and arguments: arguments first, in order, then parameters by name. Programs keep their order. */
export function slotsOf(invocation: Invocation, scope: Scope): Slot[] {
  const name = canonicalName(invocation.name, scope)
  const elements = invocation.elements.filter((one) => one.kind !== 'redirection' && !isEllipsis(one))
  if (scope.dialect !== 'powershell') return elements.map((one) => wordSlot(one, scope))
  if (/^-\w/.test(name)) return elements.map((one) => fragmentSlot(name.slice(1), one, scope))
  if (!isCmdlet(name)) return elements.map((one) => programSlot(one, scope))
  const cmdlet = scope.catalog?.cmdlet(invocation.name)
  const positional: Slot[] = []
  const named: Slot[] = []
  for (let i = 0; i < elements.length; i++) {
    const one = elements[i]!
    if (one.kind !== 'parameter') {
      positional.push({
        argument: one,
        value: printValue(one, scope),
        canonical: optional(printValue(one, scope), one.optional),
      })
      continue
    }
    const next = elements[i + 1]
    const known = parameterName(one, cmdlet)
    const takes = !one.argument && next?.kind === 'argument' && !known.switch
    named.push(parameterSlot(one, takes ? next : one.argument, known, scope))
    if (takes) i++
  }
  named.sort((a, b) => (a.name! < b.name! ? -1 : a.name! > b.name! ? 1 : 0))
  return [...positional, ...named]
}

const isEllipsis = (one: Element): boolean => one.quote === 'bare' && (one.value === '...' || one.value === '…')

const optional = (text: string, is: boolean | undefined): string =>
  is ? `[${/^'<[^']*>'$/.test(text) ? text.slice(1, -1) : text}]` : text

interface Known {
  name: string
  switch: boolean
}

function parameterName(one: Element, cmdlet: CatalogCmdlet | undefined): Known {
  const plain = (one.name ?? '').toLowerCase()
  const found = cmdlet?.parameter(plain)
  if (found) return { name: found.name.toLowerCase(), switch: found.switch }
  return { name: plain, switch: switches.has(plain) }
}

function parameterSlot(parameter: Element, argument: Element | undefined, known: Known, scope: Scope): Slot {
  const { name } = known
  if (!argument) return { name, parameter, canonical: optional(`-${name}`, parameter.optional) }
  const value = printParameterValue(name, argument, scope)
  if (known.switch && value === '$true')
    return { name, parameter, argument, canonical: optional(`-${name}`, parameter.optional) }
  if (known.switch)
    return { name, value, parameter, argument, canonical: optional(`-${name}:${value}`, parameter.optional) }
  const both = parameter.optional && argument.optional
  const canonical = both
    ? `[-${name} ${value}]`
    : `${optional(`-${name}`, parameter.optional)} ${optional(value, argument.optional)}`
  return { name, value, parameter, argument, canonical }
}

function printParameterValue(name: string, argument: Element, scope: Scope): string {
  if (takesFilter(name)) {
    const text = argument.quote === 'script' ? argument.text.slice(1, -1) : argument.value
    const filter = text === undefined ? undefined : canonicalFilter(text)
    if (filter !== undefined) return `{${filter}}`
  }
  if (name === 'format' && argument.value !== undefined) return quote(argument.value)
  return printValue(argument, scope)
}

/** Documents also show a parameter by itself: `-Filter {…}`. */
function fragmentSlot(name: string, one: Element, scope: Scope): Slot {
  if (one.kind !== 'argument') return programSlot(one, scope)
  const value = printParameterValue(name, one, scope)
  return { argument: one, value, canonical: value }
}

/** Words of a program started from PowerShell: what it receives, in order. */
function programSlot(one: Element, scope: Scope): Slot {
  if (one.kind === 'argument')
    return { argument: one, value: printValue(one, scope), canonical: optional(printValue(one, scope), one.optional) }
  const glued = one.argument ? ':' + printValue(one.argument, scope) : ''
  return { parameter: one, canonical: optional(`-${one.name?.toLowerCase()}${glued}`, one.optional) }
}

/** Words of a program started from cmd. */
function wordSlot(one: Element, scope: Scope): Slot {
  const written = one.value ?? one.text
  const value = scope.dialect === 'bash' ? written : written.toLowerCase()
  const canonical = optional(
    (/[\s"&|<>^]/.test(value) && !/^<[^<>]*>$/.test(value)) || value === ''
      ? `"${value.replaceAll('"', '""')}"`
      : value,
    one.optional,
  )
  return one.kind === 'parameter'
    ? { name: one.name?.toLowerCase() ?? '', value, parameter: one, canonical }
    : { value, argument: one, canonical }
}

const choice = /(-\w*filter) (?:\{([^{}]*)\}|"([^"]*)")/g

/** In `<-Identity X | -Filter {…}>` a filter may be written in quotes or braces, too. */
const alternatives = (value: string): string =>
  value.startsWith('<-')
    ? value.replace(choice, (_, name: string, braced?: string, quoted?: string) => {
        const text = (braced ?? quoted ?? '').trim()
        return `${name} {${canonicalFilter(text) ?? text}}`
      })
    : value

/** Canonical form of a value. */
export function printValue(one: Element, scope: Scope): string {
  if (one.items) return one.items.map((item) => printValue(item, scope)).join(',')
  if (one.value !== undefined) return quote(alternatives(one.value.toLowerCase()))
  if (one.nodes && one.quote !== 'bare' && one.quote !== 'double') return printNodes(one.nodes, scope)
  return dynamic(one.text)
}

/** Canonical form of a redirection. */
export function printRedirection(one: Element, scope: Scope): string {
  const sign = (one.name ?? '').replace(/^1(?=>)/, '')
  return one.argument ? `${sign} ${printValue(one.argument, scope)}` : sign
}
