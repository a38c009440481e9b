import { z } from 'zod'
import { parse } from '../../../commands/index.ts'
import {
  type AlignedTopic,
  type Command,
  nameOf,
  type Observation,
  type Rule,
  type RuleContext,
} from '../../../model/index.ts'
import { type CommandCell, type CommandRow, commandRows } from '../../command-rows.ts'
import { copyOf } from '../../repeats.ts'
import { placeNear, placeOf, revisionOf, sourceOf } from '../../view.ts'

const data = z.object({
  command: z.string(),
  /** Editions that have it. */
  locales: z.array(z.string()),
  /** Editions that lack it. */
  missing: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** A command that some editions have and others, which have the section, lack. */
export const commandMissing: Rule<Data> = {
  id: 'command-missing',
  category: 'command',
  severity: 'warning',
  data,
  *check(topic, context) {
    for (const row of commandRows(topic)) {
      const observation = missing(topic, row, context)
      if (observation) yield observation
    }
  },
}

function missing(topic: AlignedTopic, row: CommandRow, context: RuleContext): Observation | undefined {
  const having = row.cells.filter((cell) => cell !== undefined)
  if (!having.some((cell) => cell.block.kind === 'code')) return undefined
  const section = topic.alignment.sections[row.row.section]
  const lacking = topic.editions.flatMap((_, index) =>
    row.cells[index] === undefined && section?.cells[index] != null && !elsewhere(topic, index, having) ? [index] : [],
  )
  if (lacking.length === 0 || having.length === 0 || isSaidTwice(having)) return undefined
  const observation = observe(topic, row, having, lacking)
  // The source has it in another article: it was restructured, nobody is at fault. What a translation lacks is lost, however
  // common the command is elsewhere.
  const moved =
    lacking.length === 1 &&
    lacking[0] === sourceOf(topic) &&
    context.corpus.commands(having[0]!.command.canonical, topic.editions[lacking[0]!]!.locale) > 0
  return observation && moved
    ? { ...observation, blames: false, evidence: 'twin', severity: 'note', variant: 'moved' }
    : observation
}

/** One edition alone has it because a whole step stands twice there: another rule says so. */
function isSaidTwice([cell, ...more]: readonly CommandCell[]): boolean {
  const step = cell?.block.parent === undefined ? undefined : cell.edition.blocks[cell.block.parent]
  return (
    more.length === 0 && step?.commands.length === 0 && copyOf(cell!.edition, step.id, cell!.block.id) !== undefined
  )
}

/**
 * The edition has an equivalent command, in another place, as often as another has it, inside a longer one that only it has, or as a
 * paragraph that lost its fence; which of several it is, is not this rule's business.
 */
function elsewhere(topic: AlignedTopic, index: number, having: readonly CommandCell[]): boolean {
  const wanted = new Set(having.map(({ command }) => command.canonical))
  const times = (edition: number) =>
    topic.editions[edition]!.blocks.flatMap(({ commands }) => commands.filter((one) => wanted.has(one.canonical)))
      .length
  if (times(index) > 0) return having.some((cell) => times(index) >= times(cell.index))
  const others = new Set(having.flatMap(({ edition }) => edition.blocks.flatMap(({ commands }) => commands.map(keyOf))))
  return topic.editions[index]!.blocks.some(
    (block) =>
      block.commands.some(
        (command) => !others.has(keyOf(command)) && having.some((cell) => contains(command.text, cell)),
      ) ||
      (block.kind === 'paragraph' && having.some((cell) => fold(cell.command.text) === fold(block.text))),
  )
}

const keyOf = ({ canonical }: Command): string => canonical

const fold = (value: string) => value.toLowerCase().replace(/\s+/gu, '')

/** Two commands run together in one line, or a command inside a longer one. */
function contains(text: string, { command }: CommandCell): boolean {
  if (text.length <= command.text.length) return false
  return fold(text).includes(fold(command.text))
}

function observe(
  topic: AlignedTopic,
  row: CommandRow,
  having: CommandCell[],
  lacking: number[],
): Observation | undefined {
  const source = sourceOf(topic)
  const { blames, evidence, variant } = verdictOf(topic, source, having, lacking)
  const places = lacking.flatMap((index) => placeNear(topic, row.row, index) ?? [])
  const others = having.map((cell) => placeOf(cell.edition, cell.command))
  // What the source dropped stands in the translations, what nobody else has in one of them: they are shown first.
  const dropped = lacking.length === 1 && lacking[0] === source
  const [place, ...related] = dropped || variant ? [...others, ...places] : [...places, ...others]
  if (!place) return undefined
  return {
    place,
    related,
    blames,
    evidence,
    confidence: row.row.confidence,
    ...(variant ? { variant } : {}),
    data: {
      command: shorten(having[0]!),
      locales: having.map((cell) => nameOf(cell.edition)),
      missing: lacking.map((index) => nameOf(topic.editions[index]!)),
    } satisfies Data,
    signature: having[0]!.command.canonical,
  }
}

function verdictOf(topic: AlignedTopic, source: number, having: CommandCell[], lacking: number[]) {
  const sourceHas = having.some((cell) => cell.index === source)
  if (having.length === 1 && lacking.length > 1 && lacking.includes(source))
    return { blames: true, evidence: 'vote' as const, variant: 'extra' }
  if (sourceHas && having.length > 1) return { blames: true, evidence: 'vote' as const }
  const mine = topic.editions[source] && revisionOf(topic.editions[source])
  const theirs = lacking
    .map((index) => revisionOf(topic.editions[index]!) ?? '')
    .sort()
    .at(-1)
  if (sourceHas && mine && theirs && mine > theirs) return { blames: true, evidence: 'dates' as const }
  return { blames: false, evidence: 'none' as const }
}

/** The first line, without what follows its first pipe if it is long: enough to find it. */
function shorten({ command }: CommandCell): string {
  const first = parse(command.text, command.dialect).invocations[0]
  const text = command.text.replace(/\s+/gu, ' ').trim()
  return text.length <= 120 ? text : first && first.end <= 120 ? text.slice(0, first.end) : `${text.slice(0, 117)}…`
}
