import type { Catalog, CatalogCmdlet, CatalogParameter } from '../../model/index.ts'
import type { Element, Invocation, Syntax } from '../syntax.ts'

/** A value given to a command. */
export interface Given {
  /** As the catalogue spells the parameter, or as written; empty for a positional value that nothing names. */
  name: string
  /** The literal value; the source text where the value is known only at run time. */
  value: string
  /** How it is written: what to repeat in another command of the same shell. */
  text: string
  literal: boolean
  /** A switch, present without a value. */
  switch: boolean
}

/** One program or cmdlet with what it is given, whatever shell it is written for. */
export interface Call {
  /** Lower case: a cmdlet's full name, or a program's name without folder and `.exe`. */
  name: string
  cmdlet?: CatalogCmdlet
  /** Lower case; of anything written `Verb-Noun`. */
  verb?: string
  noun?: string
  /** What a program receives, in order. */
  words: string[]
  /** What a cmdlet is given, by lower-case parameter name. */
  parameters: ReadonlyMap<string, Given>
  /** Positional values that nothing names. */
  rest: Given[]
  /** The stage before in the pipeline. */
  upstream?: Call
  nested: boolean
  /** Source of this call. */
  text: string
}

/** All calls of a parsed text, in order, nested ones included. */
export function callsOf(text: string, syntax: Syntax, catalog: Catalog | undefined): Call[] {
  const calls: Call[] = []
  let previous: Call | undefined
  let quotedUntil = 0
  for (const invocation of syntax.invocations) {
    if (invocation.start < quotedUntil) continue
    const call = callOf(text, invocation, syntax.dialect === 'powershell' ? catalog : undefined)
    quotedUntil = Math.max(quotedUntil, filterEnd(invocation, call.cmdlet))
    if (invocation.stage > 0 && previous !== undefined && !invocation.nested) call.upstream = previous
    calls.push(call)
    if (!invocation.nested) previous = call
  }
  return calls
}

/**
 * Where the last pair of braces ends that is a string to this cmdlet: in `-Filter { Status -eq 'Retry' }` no command runs. 0 when there is none.
 */
function filterEnd(invocation: Invocation, cmdlet: CatalogCmdlet | undefined): number {
  let end = 0
  let before: Element | undefined
  for (const element of invocation.elements) {
    const value = element.argument ?? element
    const owner = element.kind === 'parameter' ? element : before
    const type = owner?.kind === 'parameter' ? cmdlet?.parameter(owner.name ?? '')?.type : undefined
    if (value.quote === 'script' && type !== undefined && !/ScriptBlock|Object|Hashtable/.test(type)) end = value.end
    before = element
  }
  return end
}

function callOf(text: string, invocation: Invocation, catalog: Catalog | undefined): Call {
  const cmdlet = catalog?.cmdlet(invocation.name)
  const name = cmdlet?.name.toLowerCase() ?? programName(invocation.name)
  const dash = name.indexOf('-')
  const bound = bind(invocation.elements, cmdlet)
  return {
    name,
    ...(cmdlet === undefined ? {} : { cmdlet }),
    ...(dash > 0 ? { verb: name.slice(0, dash), noun: name.slice(dash + 1) } : {}),
    words: invocation.elements.flatMap((element) => (element.kind === 'redirection' ? [] : [wordOf(element)])),
    ...bound,
    nested: invocation.nested,
    text: text.slice(invocation.start, invocation.end),
  }
}

/** `& "$env:windir\system32\inetsrv\appcmd.exe"` → `appcmd`. */
function programName(name: string): string {
  const bare = name.replace(/^["']|["']$/g, '')
  return bare
    .slice(Math.max(bare.lastIndexOf('\\'), bare.lastIndexOf('/')) + 1)
    .toLowerCase()
    .replace(/\.exe$/, '')
}

function wordOf(element: Element): string {
  if (element.kind !== 'parameter') return element.value ?? element.text
  if (element.value !== undefined) return element.value
  const argument = element.argument
  return argument === undefined
    ? element.text
    : element.text.slice(0, argument.start - element.start) + (argument.value ?? argument.text)
}

function bind(elements: readonly Element[], cmdlet: CatalogCmdlet | undefined): Pick<Call, 'parameters' | 'rest'> {
  const parameters = new Map<string, Given>()
  const rest: Given[] = []
  let open: CatalogParameter | { name: string } | undefined
  for (const element of elements) {
    if (element.kind === 'redirection') continue
    if (element.kind === 'argument') {
      if (open === undefined) rest.push(given('', element))
      else parameters.set(open.name.toLowerCase(), given(open.name, element))
      open = undefined
      continue
    }
    const known = cmdlet?.parameter(element.name ?? '')
    const name = known?.name ?? element.name ?? ''
    open = element.argument !== undefined || known?.switch ? undefined : (known ?? { name })
    const value = element.argument
    parameters.set(name.toLowerCase(), value === undefined ? flag(name) : given(name, value))
  }
  return { parameters, rest: bindPositions(rest, parameters, cmdlet) }
}

/** Names positional values as the cmdlet does; what is left over stays unnamed. */
function bindPositions(rest: Given[], parameters: Map<string, Given>, cmdlet: CatalogCmdlet | undefined): Given[] {
  const places = (cmdlet?.parameters ?? [])
    .filter((parameter) => parameter.position !== undefined && !parameters.has(parameter.name.toLowerCase()))
    .sort((a, b) => a.position! - b.position! || preference(a.name) - preference(b.name))
  const taken = new Set<number>()
  const left: Given[] = []
  for (const value of rest) {
    const place = places.find((one) => !taken.has(one.position!))
    if (place === undefined) left.push(value)
    else {
      taken.add(place.position!)
      parameters.set(place.name.toLowerCase(), { ...value, name: place.name })
    }
  }
  return left
}

/** Of parameters that share a position in different parameter sets, people type the name, not the object. */
function preference(name: string): number {
  const order = ['Identity', 'Name', 'Path']
  const at = order.indexOf(name)
  return at >= 0 ? at : name === 'InputObject' ? 9 : 5
}

const flag = (name: string): Given => ({ name, value: 'true', text: '', literal: true, switch: true })

function given(name: string, element: Element): Given {
  const items = element.items?.map((item) => item.value)
  const listed = items?.every((value) => value !== undefined) ? items.join(',') : undefined
  const constant = /^\$(true|false|null)$/i.exec(element.text)?.[1]?.toLowerCase()
  const value = element.value ?? listed ?? constant
  return { name, value: value ?? element.text, text: element.text, literal: value !== undefined, switch: false }
}

/** The value of the first of these parameters that is given. */
export function parameter(call: Call, ...names: string[]): Given | undefined {
  for (const name of names) {
    const found = call.parameters.get(name)
    if (found !== undefined) return found
  }
  return undefined
}
