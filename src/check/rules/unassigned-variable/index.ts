import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { assignedIn, keptBy, parse, readsIn } from '../../../commands/index.ts'
import {
  type AlignedTopic,
  type Block,
  type Command,
  type Edition,
  nameOf,
  type Observation,
  type Rule,
} from '../../../model/index.ts'
import { placeOf } from '../../view.ts'
import { partOf } from '../../within.ts'

const data = z.object({
  /** With its `$`. */
  variable: z.string(),
  /** All of them, where there are several. */
  variables: z.array(z.string()).optional(),
  /** The variable that is assigned and probably meant, with its `$`; empty if none. */
  near: z.string(),
  /** The cmdlet whose result is meant to be kept; empty if none. */
  cmdlet: z.string(),
  /** Editions that assign it. */
  locales: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** A command reads a variable that nothing has given a value, or a value of another command. */
export const unassignedVariable: Rule<Data> = {
  id: 'unassigned-variable',
  category: 'command',
  severity: 'warning',
  data,
  *check(topic) {
    const assigned = topic.editions.map(assignedAnywhere)
    const kept = new Set(topic.editions.flatMap((edition) => [...codeOf(edition)].flatMap(keptIn)))
    for (const [index, edition] of topic.editions.entries()) {
      const found = [...codeOf(edition)].flatMap((code) => [...unassigned(topic, index, code, assigned)])
      yield* joined(found)
      for (const code of codeOf(edition)) yield* unkept(edition, code, kept)
    }
  },
}

interface Found extends Observation {
  data: Data
}

/** Code blocks of PowerShell: what a sentence quotes is no procedure. */
function* codeOf(edition: Edition): Iterable<Block> {
  for (const block of edition.blocks)
    if (block.kind === 'code' && block.text.includes('$') && block.commands.some((one) => one.dialect === 'powershell'))
      yield block
}

/** A script in this scope, a module by its path, text as code. */
const LOADS = /^[^\S\n]*\.[^\S\n]+\S|\bImport-Module\b[^\n]{0,300}\\|\bInvoke-Expression\b/imu

/** What an edition assigns in code, or speaks of in a sentence; undefined where a script that it loads may assign more. */
function assignedAnywhere({ blocks }: Edition): Set<string> | undefined {
  const found = new Set<string>()
  for (const { kind, text } of blocks) {
    if (kind === 'code' && LOADS.test(text)) return undefined
    if (!text.includes('$') && !/variable|\s-[oewip]v\b/i.test(text)) continue
    for (const name of kind === 'code' ? assignedIn(text) : readsIn(text).map((read) => read.name)) found.add(name)
  }
  return found
}

function* unassigned(
  topic: AlignedTopic,
  index: number,
  block: Block,
  assigned: readonly (ReadonlySet<string> | undefined)[],
): Iterable<Found> {
  const mine = assigned[index]
  if (!mine) return
  for (const command of block.commands) {
    const reads = command.dialect === 'powershell' ? readsIn(command.text) : []
    for (const read of reads.filter(({ name }) => !mine.has(name))) {
      const near = mine.size > MOST ? undefined : [...mine].find((name) => isSlip(read.name, name))
      const locales = topic.editions.filter((_, other) => assigned[other]?.has(read.name)).map(nameOf)
      yield {
        ...observation(topic.editions[index]!, command, read),
        ...variantOf(near, locales),
        data: { variable: `$${read.name}`, near: near ? `$${near}` : '', cmdlet: '', locales } satisfies Data,
        signature: `$${read.name}`,
      }
    }
  }
}

/** Variables that nothing gives a value, and that no other edition knows better, are one cause: what the article leaves to its reader. */
function* joined(found: readonly Found[]): Iterable<Found> {
  const plain = found.filter(({ variant }) => variant === undefined)
  const names = [...new Set(plain.map(({ data }) => data.variable))]
  yield* found.filter((one) => names.length < 2 || one.variant !== undefined)
  if (names.length < 2) return
  const [first, ...rest] = plain as [Found, ...Found[]]
  yield {
    ...first,
    related: rest.map(({ place }) => place),
    variant: 'several',
    data: { ...first.data, variables: names },
    signature: [...names].sort().join(' '),
  }
}

function variantOf(near: string | undefined, locales: readonly string[]): Partial<Observation> {
  const variant = near ? 'near' : locales.length > 0 ? 'elsewhere' : undefined
  return variant ? { variant, severity: 'error', evidence: 'consistency' } : {}
}

/** So many variables are no article's: none is compared with all others. */
const MOST = 300

/** One letter, or two in a long name; digits tell variables apart. */
function isSlip(a: string, b: string): boolean {
  if (a.length < 3 || a.replace(/\d/g, '') === b.replace(/\d/g, '')) return false
  const edits = distance(a, b)
  return edits === 1 || (edits === 2 && a.length >= 10)
}

/** A variable, the cmdlet whose result is kept in it, and the cmdlet of the next command, which reads it. */
const pairOf = (name: string, cmdlet: string, { text, dialect }: Command): string =>
  `$${name} ${cmdlet.toLowerCase()} ${parse(text, dialect).invocations[0]?.name.toLowerCase() ?? ''}`

/** The pairs of commands of which the first keeps its result for the next. */
const keptIn = ({ commands }: Block): string[] =>
  commands.flatMap(({ text }, at) => {
    const kept = keptBy(text)
    const next = commands[at + 1]
    const isRead = kept && next && readsIn(next.text).some((read) => read.name === kept.name)
    return isRead ? [pairOf(kept.name, kept.cmdlet, next)] : []
  })

/** The article keeps a cmdlet's result for the next command in one place, and shows the same two without keeping it in another. */
function* unkept(edition: Edition, { commands, text }: Block, kept: ReadonlySet<string>): Iterable<Observation> {
  const assigned = kept.size > 0 ? assignedIn(text) : new Set()
  for (const [at, command] of kept.size > 0 ? commands.entries() : []) {
    const next = commands[at + 1]
    const { invocations } = parse(command.text, command.dialect)
    if (!next || invocations.length !== 1 || command.text.trimStart()[0] === '$') continue
    const cmdlet = invocations[0]!.name
    const read = readsIn(next.text).find(({ name }) => kept.has(pairOf(name, cmdlet, next)))
    if (!read || assigned.has(read.name)) continue
    yield {
      ...observation(edition, command, invocations[0]!),
      severity: 'error',
      evidence: 'consistency',
      variant: 'unkept',
      data: { variable: `$${read.name}`, near: '', cmdlet, locales: [] } satisfies Data,
      signature: `${command.canonical}\n${next.canonical}`,
    }
  }
}

const observation = (edition: Edition, command: Command, part: { start: number; end: number }) => ({
  place: { ...placeOf(edition, command), region: partOf(command, part.start, part.end).region },
  related: [],
  blames: true,
  evidence: 'syntax' as Observation['evidence'],
  confidence: 0.85,
})
