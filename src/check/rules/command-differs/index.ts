import { z } from 'zod'
import { type Change, canonicalize, difference, parse, placeholders } from '../../../commands/index.ts'
import {
  type AlignedTopic,
  type Command,
  nameOf,
  type Observation,
  type Rule,
  type RuleContext,
  type Severity,
} from '../../../model/index.ts'
import { asSeen } from '../../characters.ts'
import { type CommandCell, type CommandRow, commandRows } from '../../command-rows.ts'
import { programName } from '../../corpus.ts'
import { type Camp, judge, type Verdict } from '../../judge.ts'
import { support } from '../../support.ts'
import { campsOf, placeOf, sourceOf } from '../../view.ts'
import { mentions } from './mentions.ts'
import { isWording, VALUE_ONLY } from './wording.ts'

const data = z.object({
  /** What the edition has and what the others have, the differing pieces only. */
  actual: z.string(),
  expected: z.string(),
  /** Kinds of the changes, in order. */
  changes: z.array(z.string()),
  cmdlet: z.string(),
  locales: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** Commands that stand in the same place and do not do the same. */
export const commandDiffers: Rule<Data> = {
  id: 'command-differs',
  category: 'command',
  severity: 'warning',
  data,
  *check(topic, context) {
    for (const row of commandRows(topic)) yield* differences(topic, row, context)
    for (const row of topic.alignment.rows) yield* mentions(topic, row, context)
  },
}

function* differences(topic: AlignedTopic, row: CommandRow, context: RuleContext): Iterable<Observation> {
  const cells = row.cells.filter((cell) => cell !== undefined)
  const camps = [...campsOf(cells, (cell) => readingOf(cell.command)).values()]
  if (camps.length < 2 || camps.length > MOST_CAMPS) return
  const weighed = camps.map((camp) => weigh(topic, camp, camps, context))
  const verdict = judge(topic, weighed)
  const right = camps.find((camp) => !camp.some((cell) => verdict.faulty.includes(cell.index))) ?? camps[0]!
  for (const camp of camps) {
    if (camp === right) continue
    const changes = difference(camp[0]!.command, right[0]!.command, context.catalog)
    if (changes.length === 0) continue
    const lone = camp.length === 1 && right.length > 1 && camp[0]!.index !== sourceOf(topic)
    yield observe(camp, right, { changes, verdict, row, camps, lone, context })
  }
}

/** Commands that look the same are: what a stray character does to one in the shell is `unsafe-character`'s business. */
function readingOf({ text, dialect, canonical }: Command): string {
  const seen = asSeen(text)
  return seen === text ? canonical : canonicalize(seen, dialect)
}

/** More readings than this is not a difference but free text. */
const MOST_CAMPS = 4

function weigh(topic: AlignedTopic, camp: CommandCell[], camps: CommandCell[][], context: RuleContext): Camp {
  const { command } = camp[0]!
  const wrong = provenWrong(camp[0]!, context)
  return {
    editions: camp.map((cell) => cell.index),
    ...(wrong ? { wrong } : {}),
    support: support(topic, camp, camps.filter((other) => other !== camp).flat(), context),
    twins: Math.max(0, context.corpus.commands(command.canonical) - 1),
  }
}

/** The catalogue or the syntax alone shows that a command cannot be right. */
function provenWrong({ command }: CommandCell, { catalog }: RuleContext): Camp['wrong'] {
  const syntax = parse(command.text, command.dialect)
  if (syntax.errors.length > 0) return 'syntax'
  if (command.dialect !== 'powershell') return undefined
  for (const invocation of syntax.invocations) {
    const cmdlet = catalog.cmdlet(invocation.name)
    if (!cmdlet && catalog.near(invocation.name).length > 0) return 'catalogue'
    if (!cmdlet) continue
    for (const element of invocation.elements)
      if (
        element.kind === 'parameter' &&
        element.name &&
        !cmdlet.parameter(element.name) &&
        placeholders(element.text).length === 0
      )
        return 'catalogue'
  }
  return undefined
}

interface Judged {
  changes: Change[]
  verdict: Verdict
  row: CommandRow
  camps: CommandCell[][]
  /** A translation alone against several editions. */
  lone: boolean
  context: RuleContext
}

function observe(camp: CommandCell[], right: CommandCell[], judged: Judged): Observation {
  const { changes, verdict, row, camps } = judged
  const [first, ...others] = camp as [CommandCell, ...CommandCell[]]
  const related = [...others, ...right, ...camps.filter((other) => other !== camp && other !== right).flat()]
  const pieces = (side: 'left' | 'right') => changes.flatMap((change) => change[side]?.text ?? []).join(' … ')
  const severity = severityOf(judged)
  return {
    place: placeOf(first.edition, first.command),
    related: related.map((cell) => placeOf(cell.edition, cell.command)),
    blames: verdict.blames,
    evidence: verdict.evidence,
    confidence: row.row.confidence,
    severity,
    variant: variantOf(changes, verdict),
    data: {
      actual: pieces('left'),
      expected: pieces('right'),
      changes: changes.map((change) => change.kind),
      cmdlet: changes[0]?.cmdlet ?? '',
      locales: right.map((cell) => nameOf(cell.edition)),
    } satisfies Data,
    signature: `${first.command.canonical}\n${right[0]!.command.canonical}`,
  }
}

function variantOf(changes: readonly Change[], verdict: Verdict): string {
  const shape = changes.every((change) => !change.left)
    ? 'lacks'
    : changes.every((change) => !change.right)
      ? 'extra'
      : 'message'
  return verdict.blames ? shape : `${shape === 'message' ? 'differs' : `differs-${shape}`}`
}

function severityOf({ changes, verdict, camps, lone, context }: Judged): Severity {
  if (changes.every((change) => isWording(change, camps.length, lone) || isAbbreviation(change, context.corpus)))
    return 'note'
  if (verdict.evidence === 'catalogue' || verdict.evidence === 'syntax') return 'error'
  if (!changes.every((change) => VALUE_ONLY.has(change.kind)) && verdict.blames && verdict.evidence !== 'vote')
    return 'error'
  return 'warning'
}

/** A program's switch in its short and its long form, both of which other articles use: in `/role` and `/roles` it takes both. */
function isAbbreviation({ kind, left, right, cmdlet }: Change, corpus: RuleContext['corpus']): boolean {
  if (kind !== 'parameter-renamed' || !left?.text.startsWith('/') || !right || !cmdlet) return false
  const [short, long] = [left.text, right.text]
    .map((text) => text.slice(1).toLowerCase())
    .sort((a, b) => a.length - b.length)
  const isUsed = (name: string) => corpus.usages(programName(cmdlet), name) > 1
  return long!.startsWith(short!) && isUsed(short!) && isUsed(long!)
}
