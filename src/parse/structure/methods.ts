import type { Action, Block, Method, MethodHost } from '../../model/index.ts'
import type { Matcher } from '../lexicon/matcher.ts'
import { minutesIn } from './durations.ts'
import { introducesExample, markInstances } from './examples.ts'
import { codeCommands, commandCount, type Outline } from './outline.ts'

/** What the building of methods needs to know. */
export interface MethodContext {
  outline: Outline
  labels: Matcher
  /** The heading of the section. */
  heading?: Block
  /** The section says how to see whether it worked: its instructions are checks. */
  verifies: boolean
  /** What the lead introduces is an example, whatever stands between them. */
  shows?: boolean
}

/**
 * The ways to achieve what `lead` asks for. `parts` are the blocks directly in it. Items side by side are a choice where
 * the lead says so or where they differ in the tool they name; otherwise they are one way, in order.
 */
export function buildMethods(lead: Block, parts: readonly Block[], outer: MethodContext): Method[] {
  const context = isExample(lead, outer) ? { ...outer, shows: true } : outer
  const { before, ways } = split(parts)
  const bullets = ways.every((way) => way.item.ordinal === undefined)
  const isBare = before.every((part) => codeCommands(part) === 0)
  const isOne = ways.length === 1 && ways[0]!.rest.every((part) => part.kind === 'code')
  if (bullets && isBare && (isOne || isChoice(lead, ways, context))) return ways.map((way) => methodOf(way, context))
  const actions = actionsIn(lead, parts, context)
  const host = hostOf(actions, [lead, ...parts], context)
  return [host ? { host, actions } : { actions }]
}

/** An item, and what follows it up to the next one: code that lost its indentation still belongs to its item. */
interface Way {
  item: Block
  rest: Block[]
}

function split(parts: readonly Block[]): { before: Block[]; ways: Way[] } {
  const before: Block[] = []
  const ways: Way[] = []
  for (const part of parts) {
    if (part.kind === 'item') ways.push({ item: part, rest: [] })
    else (ways.at(-1)?.rest ?? before).push(part)
  }
  return { before, ways }
}

function isChoice(lead: Block, ways: readonly Way[], context: MethodContext): boolean {
  if (ways.length < 2) return false
  if (context.labels.has(lead.text, 'choose.one')) return true
  const hosts = ways.map((way) => methodOf(way, context).host)
  return hosts.every((host) => host !== undefined) && new Set(hosts).size > 1
}

function methodOf({ item, rest }: Way, context: MethodContext): Method {
  const actions = actionsIn(item, [...context.outline.children(item), ...rest], context)
  const host = hostOf(actions, [item], context)
  return host ? { block: item.id, host, actions } : { block: item.id, actions }
}

/**
 * The command's own host is evidence in any language; the name of a tool in the sentence comes second. Of the shells that
 * speak PowerShell only the sentence, or the heading above it, can say which is meant.
 */
function hostOf(actions: readonly Action[], blocks: readonly Block[], context: MethodContext): MethodHost | undefined {
  const { outline, labels, heading } = context
  const run = actions.find((action) => action.command !== undefined)
  const host = run && outline.blocks[run.block]!.commands[run.command!]!.host
  if (host && host !== 'windows-powershell') return host
  const named = firstNamed(host && heading ? [...blocks, heading] : blocks, labels)
  if (host) return named === 'exchange-management-shell' ? named : host
  if (named) return named
  return blocks.some((block) => block.inlines.some((inline) => inline.kind === 'strong')) ? 'gui' : undefined
}

function firstNamed(blocks: readonly Block[], labels: Matcher): MethodHost | undefined {
  for (const block of blocks) {
    if (block.kind === 'code') continue
    if (!known.has(block)) known.set(block, hostNamed(block.text.slice(0, LONGEST_LEAD), labels))
    const named = known.get(block)
    if (named) return named
  }
  return undefined
}

/** The tool is named early in a sentence; the same block is asked several times while choices are compared. */
const LONGEST_LEAD = 400
const known = new WeakMap<Block, MethodHost | undefined>()

const HOSTS: Readonly<Record<string, MethodHost>> = {
  'method.exchange-admin-center': 'exchange-admin-center',
  'method.exchange-management-shell': 'exchange-management-shell',
  'method.iis-manager': 'iis-manager',
  'method.command-prompt': 'command-prompt',
  'method.windows-powershell': 'windows-powershell',
  'method.gui': 'gui',
}

/** The tool a sentence names first; of two that begin at one place, the one with the longer name. */
function hostNamed(text: string, labels: Matcher): MethodHost | undefined {
  return toolNamed(text, labels)?.host
}

/** The same, with the place of the tool's name. */
export function toolNamed(text: string, labels: Matcher) {
  let best: { index: number; end: number; host: MethodHost } | undefined
  for (const [concept, host] of Object.entries(HOSTS)) {
    for (const { index, length } of labels.find(text, concept)) {
      const end = index + length
      const within = best && index >= best.index && end <= best.end
      const isBetter = !best || index < best.index || (index === best.index && end > best.end)
      if (isBetter && !within) best = { index, end, host }
    }
  }
  return best
}

/** What a person does, in order: run the commands; where there are none, follow the sentences. */
export function actionsIn(lead: Block, parts: readonly Block[], context: MethodContext): Action[] {
  const blocks = parts.flatMap((part) => (part.kind === 'alert' ? [] : [part, ...inside(part, context.outline)]))
  const hasCode = blocks.some((block) => codeCommands(block) > 0) || codeCommands(lead) > 0
  const actions: Action[] = []
  const waits = hasCode && lead.kind !== 'code' ? waitOf(lead, context) : []
  // "Wait, then run this" begins with the wait; "run this and wait" ends with it.
  const first = beginsWith(lead.text, 'wait.word', context.labels)
  if (!hasCode || lead.kind === 'code') actions.push(...actionsOf(lead, context, hasCode))
  else if (first) actions.push(...waits)
  let introduction = lead
  blocks.forEach((block, index) => {
    const next = blocks[index + 1]
    if (block.kind !== 'code') introduction = block
    // The sentence right before a command introduces it and asks for nothing else.
    const introduces = block.kind !== 'code' && next !== undefined && codeCommands(next) > 0
    if (introduces) return
    const asked = actionsOf(block, context, hasCode)
    const example = block.kind === 'code' && isExample(introduction, context)
    actions.push(...(example ? asked.map((action) => ({ ...action, example })) : asked))
  })
  const marked = markInstances(actions, context.outline.blocks)
  return first ? marked : [...marked, ...waits]
}

/** What such a sentence introduces is shown with values of the documents. */
const isExample = (lead: Block, { heading, labels, shows }: MethodContext): boolean =>
  shows === true || heading?.concept === 'heading.examples' || introducesExample(lead, labels)

function inside(block: Block, outline: Outline): Block[] {
  return outline.children(block).flatMap((child) => (child.kind === 'alert' ? [] : [child, ...inside(child, outline)]))
}

function actionsOf(block: Block, context: MethodContext, hasCode: boolean): Action[] {
  if (block.navigation || block.kind === 'heading' || block.kind === 'row' || block.kind === 'other') return []
  if (block.kind === 'code') return block.commands.map((_, command) => ({ kind: 'command', block: block.id, command }))
  const typed = hasCode ? [] : typedCommands(block)
  if (typed.length > 0) return [...typed, ...waitOf(block, context)]
  if (block.text === '' || block.kind === 'image') return []
  const wait = waitOf(block, context)
  const asks = labelsStart(block.text, context.labels) || context.verifies ? 'verify' : 'instruct'
  return wait.length > 0 && beginsWith(block.text, 'wait.word', context.labels)
    ? wait
    : [{ kind: asks, block: block.id }, ...wait]
}

/** Commands written inside a sentence count as commands to run when they carry arguments: a bare name is a mention. */
function typedCommands(block: Block): Action[] {
  return block.commands.flatMap((command, index): Action[] =>
    /\s/.test(command.text) ? [{ kind: 'command', block: block.id, command: index }] : [],
  )
}

export const beginsWith = (text: string, concept: string, labels: Matcher): boolean =>
  labels.find(text.slice(0, 60), concept)[0]?.index === 0

const labelsStart = (text: string, labels: Matcher): boolean => beginsWith(text, 'verify.word', labels)

function waitOf(block: Block, context: MethodContext): Action[] {
  const minutes = waitMinutes(block, context.labels)
  return minutes === undefined ? [] : [{ kind: 'wait', block: block.id, minutes }]
}

/** How long a block asks to wait: the duration in a sentence that has a word for waiting. */
export function waitMinutes(block: Block, labels: Matcher): number | undefined {
  if (!labels.has(block.text, 'wait.word')) return undefined
  const sentences = block.text.split(/(?<=[.!?])\s+|(?<=[。！？])/u)
  const minutes = sentences
    .filter((sentence) => labels.has(sentence, 'wait.word'))
    .map((sentence) => minutesIn(sentence, labels))
    .filter((each): each is number => each !== undefined && each > 0)
  return minutes.length ? Math.max(...minutes) : undefined
}

export const hasCommands = (block: Block, context: MethodContext): boolean => commandCount(context.outline, block) > 0
