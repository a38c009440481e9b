import { z } from 'zod'
import { type Node, parse } from '../../../commands/index.ts'
import {
  type Command,
  dialect,
  type Edition,
  type Observation,
  type Rule,
  type Severity,
} from '../../../model/index.ts'
import {
  asSeen,
  codePoint,
  type Danger,
  dangerOf,
  isReadByPowerShell,
  mixedWords,
  plain,
  suspicious,
} from '../../characters.ts'
import { type CommandPlace, commandsOf, placeOf } from '../../view.ts'
import { fixOf, partOf } from '../../within.ts'

const data = z.object({
  /** Such as `U+00A0`. */
  code: z.string(),
  /** What is meant, or the word it stands in. */
  plain: z.string(),
  dialect,
})
type Data = z.infer<typeof data>

/** Characters in a command that are not what they look like. */
export const unsafeCharacter: Rule<Data> = {
  id: 'unsafe-character',
  category: 'command',
  severity: 'error',
  data,
  *check(topic) {
    for (const edition of topic.editions) yield* besideCommands(edition)
    for (const place of commandsOf(topic)) {
      const mixed = [...mixedWords(place.command.text)]
      for (const { word, start, letter } of mixed)
        yield observe(place, {
          start,
          end: start + word.length,
          severity: 'error',
          variant: 'alike',
          code: codePoint(letter),
          plain: word,
          ...(asSeen(letter) === letter ? {} : { fix: asSeen(word) }),
        })
      yield* typographic(place, (at) => mixed.some(({ start, word }) => start <= at && at < start + word.length))
    }
  },
}

/** Lines of a sample that such a character keeps from being a command, beside others that are. */
function* besideCommands(edition: Edition): Iterable<Observation> {
  for (const block of edition.blocks) {
    const [first] = block.commands
    if (block.kind !== 'code' || !first || !UNSEEN.test(block.text)) continue
    const rest = block.commands.reduce((text, command) => text.replace(command.text, () => ' '), block.text)
    const character = rest.match(UNSEEN)?.[0]
    const danger = character && dangerOf(character)
    if (!danger) continue
    yield {
      place: placeOf(edition, block),
      related: [],
      blames: true,
      evidence: 'syntax',
      confidence: 0.9,
      severity: 'error',
      variant: danger,
      data: { code: codePoint(character), plain: plain(character), dialect: first.dialect } satisfies Data,
      signature: `error ${codePoint(character)} ${first.dialect}`,
    }
  }
}

/** Invisible, or turns the reading direction. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

/** So many places of one command are looked at: a text made of such characters is no command, and each look costs. */
const MOST = 200
const MOST_IN_LONG = 10

function* typographic(place: CommandPlace, isReported: (at: number) => boolean): Iterable<Observation> {
  const { command } = place
  let left = command.text.length < 20_000 ? MOST : MOST_IN_LONG
  for (const match of command.text.matchAll(suspicious)) {
    if (left-- === 0) return
    const [character] = match
    const danger = dangerOf(character)
    if (!danger || (danger === 'wide' && isReported(match.index))) continue
    // In a sentence a no-break space keeps the command on one line.
    const isProse = danger === 'space' && place.block.kind !== 'code'
    const severity = isProse ? 'note' : severityOf(command, character, danger, match.index)
    if (!severity) continue
    const [start, end] = [match.index, match.index + character.length]
    yield observe(place, {
      start,
      end,
      severity,
      variant: danger,
      code: codePoint(character),
      plain: plain(character),
      fix: plain(character),
    })
  }
}

/**
 * What the character does there; nothing where it is part of a text. cmd takes only ASCII quotes, dashes and spaces for such;
 * PowerShell reads the typographic ones, but a native program that it hands them to does not.
 */
function severityOf(command: Command, character: string, danger: Danger, at: number): Severity | undefined {
  if (danger === 'invisible' || danger === 'direction') return 'error'
  if (danger === 'quote' && isInFilter(command.text, at)) return 'warning'
  if (isInText(command, at)) return danger === 'space' && !isTypeset(command.text, at) ? 'note' : undefined
  if (command.dialect !== 'powershell') return danger === 'space' ? 'warning' : 'error'
  if (!isReadByPowerShell(character))
    return danger === 'quote' || danger === 'wide' || danger === 'dash' ? 'error' : 'note'
  return isForProgram(command, at) ? 'warning' : 'note'
}

/** French sets such a space before a colon and within its quotation marks. */
const isTypeset = (text: string, at: number): boolean =>
  /[:;!?%»]/u.test(text[at + 1] ?? '') ||
  text[at - 1] === '«' ||
  /^\d.\d/su.test(text.slice(at - 1, at + 2)) ||
  inComment(text, at)

/** Beside an operator within a quoted filter, whose own parser knows plain quotation marks only. */
function isInFilter(text: string, at: number): boolean {
  // Only what is near is looked at: each such character of a long text costs.
  const from = Math.max(0, at - NEAR)
  return [...text.slice(from, at + NEAR).matchAll(COMPARISON)].some(
    ({ index, 0: whole }) =>
      from + index <= at && at < from + index + whole.length && /["'{]/u.test(text.slice(from, from + index)),
  )
}

const NEAR = 300
const COMPARISON = /-(?:eq|ne|like|notlike|gt|ge|lt|le)\s?[“”„‘’][^“”„‘’"'\n]{0,100}[“”‘’]/giu

/** Within a quoted text or a placeholder, where any character may stand. */
function isInText(command: Command, at: number): boolean {
  const syntax = parse(command.text, command.dialect)
  for (const { elements } of syntax.invocations)
    for (const { start, end, quote, items, argument } of elements)
      for (const one of [{ start, end, quote }, ...(items ?? []), ...(argument ? [argument] : [])])
        if (
          (one.quote === 'single' || one.quote === 'double' || one.quote === 'here') &&
          one.start < at &&
          at < one.end - 1
        )
          return true
  return (
    syntax.statements.some(({ nodes }) => inString(nodes, at)) ||
    inAngles(command.text, at) ||
    inComment(command.text, at)
  )
}

const inString = (nodes: readonly Node[], at: number): boolean =>
  nodes.some((node) => {
    if (at < node.start || at >= node.end) return false
    if (node.type === 'group') return inString(node.nodes, at)
    return node.type === 'leaf' && node.kind === 'string' && node.start < at && at < node.end - 1
  })

function inAngles(text: string, at: number): boolean {
  const open = text.lastIndexOf('<', at)
  return (
    open >= 0 &&
    at - open < 100 &&
    !text.slice(open, at).includes('>') &&
    text.indexOf('>', at) - at < 100 &&
    text.includes('>', at)
  )
}

const inComment = (text: string, at: number): boolean =>
  /(?:^|\s)#/.test(text.slice(text.lastIndexOf('\n', at) + 1, at))

/** An argument of something that is no cmdlet: a program takes its command line as it comes. */
function isForProgram(command: Command, at: number): boolean {
  return parse(command.text, command.dialect).invocations.some(
    ({ name, start, end, elements }) =>
      start <= at &&
      at < end &&
      (/\.exe$/i.test(name) || (/^[a-z]+$/i.test(name) && elements.some(({ text }) => text.startsWith('/')))),
  )
}

interface Found extends Omit<Data, 'dialect'> {
  start: number
  end: number
  severity: Severity
  variant: string
  fix?: string
}

function observe({ edition, command }: CommandPlace, found: Found): Observation {
  const part = partOf(command, found.start, found.end)
  return {
    place: { ...placeOf(edition, command), region: part.region },
    related: [],
    blames: true,
    evidence: 'syntax',
    confidence: found.severity === 'note' ? 0.5 : 1,
    severity: found.severity,
    variant: found.severity === 'note' ? `${found.variant}-read` : found.variant,
    data: { code: found.code, plain: found.plain, dialect: command.dialect } satisfies Data,
    // Both quotation marks of a pair are one cause.
    signature: [
      found.severity,
      found.variant === 'quote' ? 'quote' : found.code,
      command.dialect,
      ...(found.variant === 'alike' ? [found.plain] : []),
    ].join(' '),
    ...(found.fix === undefined ? {} : fixOf(part, found.fix)),
  }
}
