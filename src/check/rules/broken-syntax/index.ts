import { z } from 'zod'
import { parse, type SyntaxProblem } from '../../../commands/index.ts'
import type { Block, Command, Edition, Observation, Rule } from '../../../model/index.ts'
import { type CommandCell, type CommandRow, commandRows } from '../../command-rows.ts'
import { contentOf, placeOf } from '../../view.ts'
import { fixOf, partOf } from '../../within.ts'
import { brokenLiterals } from './literals.ts'
import { wrapIn } from './wraps.ts'

const data = z.object({
  /** What the shell stumbles over, or the tag, or the literal. */
  text: z.string(),
  /** Id of the syntax error; `bracket`, `literal`, `markup` and `wrapped` are ours. */
  problem: z.string(),
})
type Data = z.infer<typeof data>

/** Text in a command that the shell refuses, or reads as something else than it was written for. */
export const brokenSyntax: Rule<Data> = {
  id: 'broken-syntax',
  category: 'command',
  severity: 'error',
  data,
  *check(topic) {
    for (const row of commandRows(topic)) for (const cell of row.cells) if (cell) yield* inCell(cell, row)
    for (const edition of topic.editions)
      for (const block of contentOf(edition)) {
        yield* leftOverTags(edition, block)
        yield* strayBrackets(edition, block)
      }
  },
}

function* inCell(cell: CommandCell, row: CommandRow): Iterable<Observation> {
  const { command, edition } = cell
  const [problem] = parse(command.text, command.dialect).errors
  // A replacement character is the cause, and another rule's: what the shell says about it is a consequence.
  if (problem && !isExcerpt(command) && !command.text.includes('\ufffd') && !hasTag(command.text))
    yield observe(edition, command, problem, row)
  else if (cell.block.code && cell.block.code.container !== 'bare' && !isNotation(command)) yield* wrapped(cell, row)
  for (const { literal, start, end, whole } of brokenLiterals(command, row)) {
    const part = partOf(command, start, end)
    yield {
      place: { ...placeOf(edition, command), region: part.region },
      related: row.cells.flatMap((other) =>
        other && other.command.canonical !== command.canonical ? placeOf(other.edition, other.command) : [],
      ),
      blames: true,
      evidence: whole ? 'consistency' : 'syntax',
      confidence: whole ? 0.95 : 0.8,
      severity: 'error',
      variant: 'literal',
      data: { text: literal, problem: 'literal' } satisfies Data,
      signature: `literal ${literal.toLowerCase()}`,
      // With a space it may be a line that was wrapped, or one that something was spliced into.
      ...(whole?.joint === '' ? fixOf(part, command.text.slice(start, end).replace(/\s*\r?\n\s*/g, '')) : {}),
    }
  }
}

/** A warning, as for a prompt: what is meant is certain. */
function* wrapped({ command, edition }: CommandCell, row: CommandRow): Iterable<Observation> {
  const wrap = wrapIn(command)
  if (!wrap) return
  const whole = row.cells.filter((other) => other !== undefined && !wrapIn(other.command))
  yield {
    place: { ...placeOf(edition, command), region: partOf(command, wrap.start, wrap.end).region },
    related: whole.flatMap((other) => (other ? placeOf(other.edition, other.command) : [])),
    blames: true,
    evidence: 'syntax',
    confidence: 0.9,
    severity: 'warning',
    variant: 'wrapped',
    data: { text: wrap.text, problem: 'wrapped' } satisfies Data,
    signature: `wrapped ${command.canonical}`,
    ...fixOf(partOf(command, wrap.break, wrap.start), ' '),
  }
}

function observe(edition: Edition, command: Command, problem: SyntaxProblem, row: CommandRow): Observation {
  const text = problem.text.replace(/\s+/gu, ' ').trim().slice(0, 80)
  return {
    place: { ...placeOf(edition, command), region: partOf(command, problem.start, problem.end).region },
    related: row.cells.flatMap((other) =>
      other && other.command.canonical !== command.canonical ? placeOf(other.edition, other.command) : [],
    ),
    blames: true,
    evidence: 'syntax',
    confidence: 0.95,
    // Syntax notation is read, not run.
    ...(isNotation(command) ? { severity: 'warning' as const } : {}),
    variant: problem.id,
    data: { text, problem: problem.id } satisfies Data,
    signature: `${problem.id} ${command.canonical}`,
  }
}

/** `[-Name <value>]`, `<a | b>`: says how to write a command. */
const isNotation = (command: Command): boolean => /\[\s*[-\u2013-\u2015<]\s*\p{L}|<[^<>\n]*\|/u.test(command.text)

/** A line of dots says that something was left out: what is open before it is closed there. */
const isExcerpt = (command: Command): boolean => /^[^\S\n]*(?:\.{3,}|…)[^\S\n]*$/mu.test(command.text)

const tag = /<\/(?:code|pre|p|td|tr|li|div|span|strong|em|b|i|a)\s*>/i
const hasTag = (text: string): boolean => text.includes('</') && tag.test(text)

/** Tags that a conversion left at the end of code, where they are shown and copied. */
function* leftOverTags(edition: Edition, block: Block): Iterable<Observation> {
  const pieces = block.kind === 'code' ? [block] : block.commands
  if (block.code?.content === 'xml') return
  for (const piece of pieces) {
    const text = leftOver(piece.text, block)
    if (!text) continue
    yield {
      place: placeOf(edition, piece),
      related: [],
      blames: true,
      evidence: 'syntax',
      confidence: 0.95,
      variant: 'markup',
      data: { text, problem: 'markup' } satisfies Data,
      signature: `markup ${piece.text.slice(0, 80)}`,
    }
  }
}

/** The closing tag in a text that does not open it; text about markup opens what it closes, and is no command. */
function leftOver(text: string, { code }: Block): string | undefined {
  const found = hasTag(text) ? tag.exec(text) : null
  if (!found) return undefined
  const name = found[0].slice(2, -1).trim().toLowerCase()
  if (name !== 'code' && name !== 'pre' && code && code.content !== 'command') return undefined
  const opened = text.toLowerCase().indexOf(`<${name}`)
  return opened >= 0 && opened < found.index ? undefined : found[0]
}

/** A bracket of a placeholder without its other half, in an address or a path that a sentence sets apart to be copied. */
function* strayBrackets(edition: Edition, block: Block): Iterable<Observation> {
  for (const inline of block.kind === 'code' ? [] : block.inlines) {
    if (inline.kind !== 'code' || inline.text.length > LONGEST) continue
    if (!PATH.test(inline.text) || !PLACEHOLDER.test(inline.text)) continue
    const rest = inline.text.replace(/<[^<>]*>|[-=]>/g, '')
    if (!/[<>]/.test(rest)) continue
    yield {
      place: placeOf(edition, { region: inline.region ?? block.region, text: inline.text }),
      related: [],
      blames: true,
      evidence: 'syntax',
      confidence: 0.9,
      severity: 'warning',
      variant: 'bracket',
      data: { text: inline.text, problem: 'bracket' } satisfies Data,
      signature: `bracket ${inline.text}`,
    }
  }
}

const PATH = /:\/\/|\w\\|\\\\/u
const PLACEHOLDER = /<[^<>]+>/u
const LONGEST = 300
