import type { CatalogCmdlet } from '../model/index.ts'
import { canonicalName, isCmdlet, type Scope } from './names.ts'
import type { Element, Invocation } from './syntax.ts'

/** A parameter with its value, a switch, or an argument. */
export interface Slot {
  /**
   * `named`: a cmdlet's parameter; `argument`: a cmdlet's argument without name; `fragment`: the value of a parameter that stands
   * without its cmdlet; `program` and `word`: what a program is given, from PowerShell and from cmd.
   */
  kind: 'named' | 'argument' | 'fragment' | 'program' | 'word'
  /** Name of the parameter in lower case; aliases and abbreviations are spelled out where a catalogue knows them. */
  name?: string
  parameter?: Element
  argument?: Element
  isSwitch?: boolean
}

/** Whether a slot is found by its name rather than by its place. */
export const isNamed = (slot: Slot): boolean =>
  slot.kind === 'named' || (slot.kind === 'word' && slot.name !== undefined)

/** A command's words in canonical order: arguments first, as written, then parameters by name. Programs keep their order. */
export function slotsOf(invocation: Invocation, scope: Scope): Slot[] {
  const name = canonicalName(invocation.name, scope)
  const elements = invocation.elements.filter((one) => one.kind !== 'redirection' && !isEllipsis(one))
  if (scope.dialect !== 'powershell') return elements.map(wordSlot)
  if (/^-\w/.test(name)) return elements.map((one) => fragmentSlot(name.slice(1), one))
  if (!isCmdlet(name)) return elements.map(programSlot)
  return cmdletSlots(elements, scope.catalog?.cmdlet(invocation.name))
}

const isEllipsis = (one: Element): boolean => one.quote === 'bare' && (one.value === '...' || one.value === '…')

function cmdletSlots(elements: readonly Element[], cmdlet: CatalogCmdlet | undefined): Slot[] {
  const unnamed: Slot[] = []
  const named: Slot[] = []
  for (let i = 0; i < elements.length; i++) {
    const one = elements[i]!
    if (one.kind !== 'parameter') {
      unnamed.push({ kind: 'argument', argument: one })
      continue
    }
    const slot = parameterSlot(one, cmdlet)
    const next = elements[i + 1]
    const takes = !one.argument && next?.kind === 'argument' && !slot.isSwitch
    const argument = takes ? next : one.argument
    named.push(argument ? { ...slot, argument } : slot)
    if (takes) i++
  }
  const bound = cmdlet ? bind(unnamed, named, cmdlet) : 0
  named.push(...unnamed.splice(0, bound))
  named.sort((a, b) => (a.name! < b.name! ? -1 : a.name! > b.name! ? 1 : 0))
  return [...unnamed, ...named]
}

/** Switches that every cmdlet has (about_CommonParameters). */
const switches = new Set(['confirm', 'whatif', 'verbose', 'debug'])

function parameterSlot(parameter: Element, cmdlet: CatalogCmdlet | undefined): Slot {
  const plain = (parameter.name ?? '').toLowerCase()
  const found = cmdlet?.parameter(plain)
  return found
    ? { kind: 'named', name: found.name.toLowerCase(), parameter, isSwitch: found.switch }
    : { kind: 'named', name: plain, parameter, isSwitch: switches.has(plain) }
}

/**
 * Gives arguments without name the names that their places mean; returns how many, from the first on. Only where the catalogue leaves no
 * doubt: every place belongs to one parameter.
 */
function bind(unnamed: Slot[], named: readonly Slot[], cmdlet: CatalogCmdlet): number {
  const placed = cmdlet.parameters.filter((one) => one.position !== undefined)
  if (new Set(placed.map((one) => one.position)).size < placed.length) return 0
  const taken = new Set(named.map((slot) => slot.name))
  const open = placed
    .map((one) => ({ name: one.name.toLowerCase(), position: one.position! }))
    .filter((one) => !taken.has(one.name))
    .sort((a, b) => a.position - b.position)
  const count = Math.min(unnamed.length, open.length)
  for (let i = 0; i < count; i++) Object.assign(unnamed[i]!, { kind: 'named', name: open[i]!.name })
  return count
}

function fragmentSlot(name: string, one: Element): Slot {
  return one.kind === 'argument' ? { kind: 'fragment', name, argument: one } : programSlot(one)
}

const programSlot = (one: Element): Slot =>
  one.kind === 'argument' ? { kind: 'program', argument: one } : { kind: 'program', parameter: one }

const wordSlot = (one: Element): Slot =>
  one.kind === 'parameter'
    ? { kind: 'word', name: one.name?.toLowerCase() ?? '', parameter: one }
    : { kind: 'word', argument: one }
