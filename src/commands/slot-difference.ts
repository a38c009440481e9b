import { align } from './align-parts.ts'
import { printSlot, slotValue } from './canonical.ts'
import type { Changes, Context } from './change.ts'
import type { Scope } from './names.ts'
import { isNamed, type Slot } from './slots.ts'
import type { Element, Node, Span } from './syntax.ts'

/** A slot with its canonical forms. */
interface Printed extends Slot {
  canonical: string
  value: string | undefined
}

/** What the comparison of words needs from that of commands. */
export interface Comparison {
  changes: Changes
  scope: Scope
  /** Compares what is inside two script blocks or expressions. */
  nodes(left: readonly Node[], right: readonly Node[], context: Context): void
}

/** Pairs of parameters that are compared; a command beyond that differs as a whole. */
const MOST = 100_000

/** Notes how the words of two commands differ. */
export function compareSlots(
  left: readonly Slot[],
  right: readonly Slot[],
  context: Context,
  comparison: Comparison,
): void {
  const printed = (slot: Slot): Printed => ({
    ...slot,
    canonical: printSlot(slot, comparison.scope),
    value: slotValue(slot, comparison.scope),
  })
  const a = left.map(printed)
  const b = right.map(printed)
  const words = new Words(context, comparison)
  words.unnamed(
    a.filter((slot) => !isNamed(slot)),
    b.filter((slot) => !isNamed(slot)),
  )
  words.named(a.filter(isNamed), b.filter(isNamed))
}

class Words {
  private readonly context: Context
  private readonly comparison: Comparison

  constructor(context: Context, comparison: Comparison) {
    this.context = context
    this.comparison = comparison
  }

  unnamed(left: readonly Printed[], right: readonly Printed[]): void {
    for (const [a, b] of align(
      left,
      right,
      (slot) => slot.canonical,
      () => true,
    )) {
      if (a && b) {
        if (a.canonical !== b.canonical) this.value(a, b)
      } else if (a) this.add('argument-removed', extent(a), undefined)
      else if (b) this.add('argument-added', undefined, extent(b))
    }
  }

  named(left: readonly Printed[], right: readonly Printed[]): void {
    if (left.length * right.length > MOST) return
    const rest = [...right]
    const lost: Printed[] = []
    for (const a of left) {
      const exact = rest.findIndex((b) => b.canonical === a.canonical)
      const at = exact >= 0 ? exact : rest.findIndex((b) => b.name === a.name)
      if (at < 0) lost.push(a)
      else {
        const b = rest.splice(at, 1)[0]!
        if (exact < 0) this.pair(a, b)
      }
    }
    const moved = lost.length === 0 && rest.length === 0
    for (const a of lost) this.lost(a, rest)
    for (const b of rest) this.add('parameter-added', undefined, extent(b), nameOf(b))
    if (moved) this.order(left, right)
  }

  /** A parameter without namesake: renamed where another takes its very value, else removed. */
  private lost(a: Printed, rest: Printed[]): void {
    const at = rest.findIndex((b) => tail(b) === tail(a))
    const b = at < 0 ? undefined : rest.splice(at, 1)[0]
    if (b) this.add('parameter-renamed', nameSpan(a), nameSpan(b), nameOf(a))
    else this.add('parameter-removed', extent(a), undefined, nameOf(a))
  }

  /** Programs may mind the order of their switches. */
  private order(left: readonly Printed[], right: readonly Printed[]): void {
    const at = left.findIndex((slot, i) => slot.kind === 'word' && slot.name !== right[i]?.name)
    if (at >= 0) this.add('text', extent(left[at]!), extent(right[at]!))
  }

  private pair(a: Printed, b: Printed): void {
    const one = a.argument ?? a.parameter
    const two = b.argument ?? b.parameter
    if (a.value === b.value) this.add('text', extent(a), extent(b), nameOf(a))
    else if (a.kind === 'word') this.add('value', a.parameter?.argument ?? one, b.parameter?.argument ?? two, nameOf(a))
    else if (isSwitchValue(a.value) && isSwitchValue(b.value)) this.add('switch-value', one, two, nameOf(a))
    else if (a.argument && b.argument) this.value(a, b, nameOf(a))
    else this.add('value', one, two, nameOf(a))
  }

  /** Two values: down to the member of a list, or the token of an expression, that differs. */
  private value(a: Printed, b: Printed, parameter?: string): void {
    const { list } = this.comparison.changes
    const before = list.length
    const one = a.argument
    const two = b.argument
    if (one && two) {
      const items = one.items && two.items && one.items.length === two.items.length
      const pairs: [Element, Element][] = items ? one.items!.map((item, i) => [item, two.items![i]!]) : [[one, two]]
      for (const [left, right] of pairs) this.element(left, right, parameter)
    }
    if (list.length === before) this.add('value', extent(a), extent(b), parameter)
  }

  private element(a: Element, b: Element, parameter?: string): void {
    if (a.nodes && b.nodes && a.quote === b.quote && a.quote !== 'variable')
      this.comparison.nodes(a.nodes, b.nodes, { ...this.context, parameter })
    else if (valueText(a) !== valueText(b)) this.add('value', a, b, parameter)
  }

  private add(
    kind: Parameters<Changes['add']>[0],
    left?: Span,
    right?: Span,
    parameter = this.context.parameter,
  ): void {
    this.comparison.changes.add(kind, left, right, { ...this.context, parameter })
  }
}

const nameOf = (slot: Slot): string | undefined => slot.parameter?.name ?? slot.name

/** What a parameter is set to, without its name. */
const tail = (slot: Printed): string | undefined =>
  slot.kind === 'word' ? slot.value?.replace(/^.[^:=]*/, '') : slot.value

const isSwitchValue = (value: string | undefined): boolean =>
  value === undefined || value === '$true' || value === '$false'

const valueText = (one: Element): string => (one.value ?? one.text).toLowerCase()

/** From a slot's first to its last offset. */
function extent(slot: Slot): Span {
  const first = slot.parameter ?? slot.argument!
  const last = slot.argument ?? slot.parameter!
  return { start: first.start, end: Math.max(first.end, last.end) }
}

/** The dash or slash with the name, without what is glued to it. */
function nameSpan(slot: Slot): Span {
  const { parameter } = slot
  if (!parameter) return extent(slot)
  const length = 1 + (parameter.name?.length ?? 0)
  return {
    start: parameter.start,
    end: parameter.argument ? Math.min(parameter.end, parameter.start + length) : parameter.end,
  }
}
