import { placeholders } from '../commands/index.ts'
import type { Localized, Row, RunbookStep } from '../model/index.ts'
import { carriedOut, type DraftAction, type DraftCommand, type DraftMethod } from './context.ts'
import { isValue } from './holes.ts'
import type { MergedAction, MergedMethod } from './merge.ts'
import { takeReading } from './readings.ts'
import { assignedBy } from './slots.ts'
import type { Workshop } from './workshop.ts'

/** A disruption of everything on the server: taken only if nothing milder can be scripted. */
const EVERYTHING = 3
const GUI: DraftMethod['host'][] = ['iis-manager', 'exchange-admin-center', 'gui']

/** Hangs the sentences and the commands of all editions on one method. */
export function draftMethod(shop: Workshop, method: MergedMethod, row: Row | undefined): DraftMethod {
  // The sentence of the step, or of the method, is said once.
  const said = (action: MergedAction) => action.row !== undefined && [row, method.row].includes(action.row)
  const actions = method.actions
    .filter((action) => action.kind === 'command' || action.kind === 'wait' || !said(action))
    .map((action) => draftAction(shop, action, said(action)))
    .filter((action) => action.command !== undefined || action.kind === 'wait' || saysAnything(action.text))
  const commands = carriedOut(actions).flatMap((action) => action.command ?? [])
  const host = commands[0]?.command.host ?? method.host
  return {
    ...(host ? { host } : {}),
    ...(method.row ? { text: shop.words.ofRow(method.row) } : {}),
    actions,
    scriptable:
      commands.length > 0 && !GUI.includes(method.host) && commands.every(({ command }) => complete(command.text)),
    disruption: Math.max(0, ...commands.map(({ effect }) => effect.disruption)),
  }
}

function draftAction(shop: Workshop, action: MergedAction, said: boolean): DraftAction {
  const { topic, accusations, words, context } = shop
  if (action.kind === 'command') {
    const command = takeReading(topic, action.readings, accusations, context)
    return { kind: 'command', command, ...(isExample(action, command) ? { example: true } : {}) }
  }
  return {
    kind: action.kind,
    ...(action.row && !said ? { text: words.ofRow(action.row) } : {}),
    ...(action.minutes === undefined ? {} : { minutes: action.minutes }),
  }
}

/** At least half of the editions call it one; what only looks, at nothing in particular and for no later command, is as good as its own. */
const isExample = ({ readings }: MergedAction, { command, effect }: DraftCommand): boolean =>
  2 * readings.filter((one) => one.example).length >= readings.length &&
  !(effect.action === 'read' && placeholders(command.text).length === 0 && !assignedBy(command.text))

const saysAnything = (text: Localized | undefined) => text !== undefined && Object.keys(text).length > 0

/** A command with "...", an optional part in brackets, or a choice or list in a placeholder is a pattern: a person completes it. */
const complete = (text: string) =>
  placeholders(text).every(({ kind, text: part }) => kind === 'name' || (kind === 'angle' && isValue(part)))

/**
 * The method to run: scriptable before manual, then what spares the rest of the server, then what no finding blocks,
 * then the least disruptive, then the first. `undefined` where a person has to do it.
 */
export function chooseMethod(methods: readonly DraftMethod[], blocked: (method: DraftMethod) => boolean) {
  const ranked = methods
    .map((method, index) => ({ index, method }))
    .filter(({ method }) => method.scriptable)
    .map(({ index, method: { disruption }, method }) => ({
      index,
      rank: [disruption >= EVERYTHING ? 1 : 0, blocked(method) ? 1 : 0, disruption, index],
    }))
    .sort((a, b) => a.rank.map((value, at) => value - b.rank[at]!).find((difference) => difference !== 0) ?? 0)
  return ranked[0]?.index
}

const INTERRUPTS = new Set<string>(['restart', 'stop'])

/** What the chosen method does; an effect that nobody understands counts as a change. */
export function kindOf(method: DraftMethod | undefined): RunbookStep['kind'] {
  const actions = carriedOut(method?.actions ?? []).flatMap((action) => action.command?.effect.action ?? [])
  if (actions.length === 0) return 'manual'
  if (actions.every((action) => action === 'read')) return 'read'
  // To start something interrupts nothing.
  return actions.every((action) => INTERRUPTS.has(action) || action === 'start') &&
    actions.some((action) => INTERRUPTS.has(action))
    ? 'restart'
    : 'change'
}
