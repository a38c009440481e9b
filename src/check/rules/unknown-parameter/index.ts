import { z } from 'zod'
import { type Change, difference, type Element, type Invocation, parse } from '../../../commands/index.ts'
import {
  type AlignedTopic,
  type Catalog,
  type Command,
  nameOf,
  type Observation,
  type Rule,
  type RuleContext,
} from '../../../model/index.ts'
import { knownIn, tornName } from '../../cmdlet-names.ts'
import { type CommandCell, type CommandRow, commandRows } from '../../command-rows.ts'
import { campsOf, placeOf } from '../../view.ts'
import { fixOf, partOf } from '../../within.ts'
import { namedInProse } from './prose.ts'

const data = z.object({
  cmdlet: z.string(),
  /** With its dash; several of one command. */
  parameter: z.array(z.string()),
  /** Parameters of the cmdlet that may be meant, with their dashes. */
  near: z.array(z.string()),
  /** What other editions have there instead. */
  instead: z.string(),
  /** The editions that have it. */
  locales: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** A parameter that the catalogue does not know for a cmdlet that it knows. */
export const unknownParameter: Rule<Data> = {
  id: 'unknown-parameter',
  category: 'command',
  severity: 'error',
  data,
  *check(topic, context) {
    for (const row of commandRows(topic))
      for (const cell of row.cells)
        if (cell?.command.dialect === 'powershell') yield* inCommand(cell, row, topic, context)
    yield* namedInProse(topic, context)
  },
}

function* inCommand(
  cell: CommandCell,
  row: CommandRow,
  topic: AlignedTopic,
  context: RuleContext,
): Iterable<Observation> {
  const { command } = cell
  const known = knownIn(topic, cell.index, context.catalog)
  for (const invocation of parse(command.text, command.dialect).invocations) {
    if (tornName(invocation, known)) continue
    const found = unknownOf(invocation, context).map((element) => observe(cell, row, { invocation, element }, context))
    yield* joined(found)
  }
}

/** Several in one command that nothing but the catalogue speaks against are one cause: it was written for another cmdlet or version. */
function joined(found: readonly Found[]): Observation[] {
  const plain = found.filter(({ variant }) => variant === undefined || variant === 'near')
  return [
    ...found.filter((one) => !plain.includes(one)),
    ...[...campsOf(plain, ({ severity }) => severity ?? '').values()].map(together),
  ]
}

function together(found: readonly Found[]): Observation {
  const [first] = found as readonly [Found]
  if (found.length === 1) return first
  const near = found.flatMap(({ data }) => data.near)
  return {
    ...first,
    variant: near.length > 0 ? 'several-near' : 'several',
    data: { ...first.data, parameter: found.flatMap(({ data }) => data.parameter), near } satisfies Data,
    signature: found.map(({ signature }) => signature).join('\n'),
  }
}

/** Parameters with the form of one, so no placeholder, that the cmdlet certainly does not take. */
function unknownOf(invocation: Invocation, { catalog }: RuleContext): Element[] {
  const cmdlet = catalog.cmdlet(invocation.name)
  if (!cmdlet || cmdlet.open) return []
  const unknown = invocation.elements.filter(
    ({ kind, name }) => kind === 'parameter' && name && /^[\p{L}][\p{L}\p{N}]*$/u.test(name) && !cmdlet.parameter(name),
  )
  // Each name once, and no more than a command can hold: what has hundreds is none.
  return [...new Map(unknown.map((element) => [element.name!.toLowerCase(), element])).values()].slice(0, MOST)
}

const MOST = 20

/** A parameter that so many articles use, none of them otherwise, is likelier to be missing from the catalogue. */
const WIDESPREAD = 3

interface Found extends Observation {
  data: Data
}

interface Unknown {
  invocation: Invocation
  element: Element
}

function observe(cell: CommandCell, row: CommandRow, unknown: Unknown, context: RuleContext): Found {
  const { invocation, element } = unknown
  const cmdlet = context.catalog.cmdlet(invocation.name)!
  const near = cmdlet
    .nearParameters(element.name!)
    .filter((name) => name.length <= element.name!.length * 2)
    .map((name) => `-${name}`)
  const value = dashedValue(unknown, row, context)
  const others = value ? undefined : insteadOf(cell, row, unknown, context)
  const part = partOf(cell.command, element.start, element.end)
  const parameter = `-${element.name}`
  const isNamed = cell.block.kind !== 'code' && near.length === 0 && !others
  const isOwn = titleOf(cell.edition) === cmdlet.name.toLowerCase() && near.length === 0 && !others
  const isUsed =
    context.corpus.usages(cmdlet.name.toLowerCase(), element.name!.toLowerCase()) >= WIDESPREAD &&
    !others &&
    near.length === 0
  return {
    place: { ...placeOf(cell.edition, cell.command), region: part.region },
    related: row.cells.flatMap((other) =>
      other && other.command.canonical !== cell.command.canonical ? placeOf(other.edition, other.command) : [],
    ),
    blames: true,
    evidence: 'catalogue',
    confidence: isUsed ? 0.6 : 0.95,
    // A sentence may well name a parameter to say that this product lacks it; the cmdlet's own page knows best.
    ...(isNamed || isOwn ? { severity: 'note' as const } : isUsed ? { severity: 'warning' as const } : {}),
    ...(value
      ? { variant: 'value', ...fixOf(part, value.written) }
      : others
        ? { variant: 'elsewhere' }
        : near.length > 0
          ? { variant: 'near' }
          : {}),
    data: {
      cmdlet: cmdlet.name,
      parameter: [parameter],
      near,
      instead: value?.written ?? others?.instead ?? '',
      locales: value?.locales ?? others?.locales ?? [],
    } satisfies Data,
    signature: `${cmdlet.name} ${parameter.toLowerCase()}${isNamed ? ' named' : ''}`,
  }
}

/** What the article is about, in lower case. */
const titleOf = ({ blocks }: CommandCell['edition']): string =>
  (blocks.find(({ kind }) => kind === 'heading')?.text ?? '').trim().toLowerCase()

/** The value of the parameter before it, written with a dash: other editions have the same word without one. */
function dashedValue({ invocation, element }: Unknown, row: CommandRow, { catalog }: RuleContext) {
  const before = invocation.elements[invocation.elements.indexOf(element) - 1]
  if (before?.kind !== 'parameter' || before.argument || !before.name) return undefined
  if (catalog.cmdlet(invocation.name)?.parameter(before.name)?.switch !== false) return undefined
  const word = new RegExp(`(?<![-\\w])${element.name}(?!\\w)`, 'i')
  const having = row.cells.filter((cell) => cell && word.test(cell.command.text))
  const written = having[0] && word.exec(having[0].command.text)?.[0]
  return written ? { written, locales: having.map((cell) => nameOf(cell!.edition)) } : undefined
}

/** What most of the other editions have where this one has the unknown parameter, if they have it otherwise. */
function insteadOf(cell: CommandCell, row: CommandRow, { element, invocation }: Unknown, { catalog }: RuleContext) {
  const answers = new Map<string, string[]>()
  for (const other of row.cells) {
    if (!other || other === cell || other.command.canonical === cell.command.canonical) continue
    const change = differenceOf(cell.command, other.command, catalog).find(
      ({ left, right }) => left && right && (overlaps(left, element) || overlaps(left, invocation.head)),
    )
    if (!change?.right) continue
    const text = change.right.text.replace(/\s+/gu, ' ').trim()
    answers.set(text, [...(answers.get(text) ?? []), nameOf(other.edition)])
  }
  const [best] = [...answers].sort((a, b) => b[1].length - a[1].length)
  return best && { instead: best[0], locales: best[1] }
}

const compared = new WeakMap<Command, Map<Command, Change[]>>()

/** The same two commands are compared for each of their unknown parameters. */
function differenceOf(command: Command, other: Command, catalog: Catalog): Change[] {
  const known = compared.get(command) ?? new Map<Command, Change[]>()
  compared.set(command, known)
  const changes = known.get(other) ?? difference(command, other, catalog)
  known.set(other, changes)
  return changes
}

interface Range {
  start: number
  end: number
}
const overlaps = (a: Range, b: Range) => a.start < b.end && b.start < a.end
