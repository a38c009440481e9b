import { z } from 'zod'
import type { AlignedTopic, Block, Command, Edition, Observation, Rule } from '../../../model/index.ts'
import { rowOf } from '../../row-of.ts'
import { cellsOf, contentOf, placeOf } from '../../view.ts'
import { fixOf, partOf } from '../../within.ts'

const data = z.object({
  /** What is shown, with a little around it. */
  text: z.string(),
})
type Data = z.infer<typeof data>

/** Characters that a wrong decoding or an entity decoded once too seldom left behind. */
export const damagedEncoding: Rule<Data> = {
  id: 'damaged-encoding',
  category: 'typography',
  severity: 'warning',
  data,
  *check(topic) {
    for (const edition of topic.editions)
      for (const block of contentOf(edition)) {
        const at = lossOf(block.text)
        if (at >= 0) yield lost(edition, block, at)
        if (block.entities && !isMarkup(block)) yield encoded(topic, edition, block)
      }
  },
}

/**
 * Signs that text was decoded wrongly: the replacement character; UTF-8 read as Windows-1252 (`Ã©`, `â€™`, `Â` before a sign) and
 * as GBK (the two-byte halves of a replacement character and of a typographic quote).
 */
const mojibake =
  /\ufffd|[ÂÃ][\u0080-\u00bf]|â€[\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|锟斤拷|鈥[\u4e00-\u9fff?]/u

function lossOf(text: string): number {
  // Most text is ASCII or has none of the lead characters: asking for them is cheaper than the expression.
  return /[\ufffdÂÃâ锟鈥]/u.test(text) ? text.search(mojibake) : -1
}

/** Nothing but a person or another edition knows what stood there. */
function lost(edition: Edition, block: Block, at: number): Observation {
  const command = block.commands.find(({ text }) => lossOf(text) >= 0)
  const text = around(command?.text ?? block.text, command ? lossOf(command.text) : at)
  return {
    place: command ? placeAt(edition, command) : placeOf(edition, block),
    related: [],
    blames: true,
    evidence: 'syntax',
    confidence: 1,
    ...(block.kind === 'code' || command ? { category: 'command' as const } : {}),
    ...(command ? { severity: 'error' as const } : {}),
    data: { text } satisfies Data,
    signature: `lost ${text}`,
  }
}

function placeAt(edition: Edition, command: Command) {
  const at = lossOf(command.text)
  return { ...placeOf(edition, command), region: partOf(command, at, at + 1).region }
}

/** Code with tags in it may well mean an entity: a text in HTML that a command is given, a page. */
const isMarkup = ({ kind, code, text }: Block): boolean =>
  kind === 'code' && (code?.content === 'xml' || /<\/[a-z]\w*>/i.test(text))

/** Entities that are shown as they are written. In a command they change what is run. */
function encoded(topic: AlignedTopic, edition: Edition, block: Block): Observation {
  const command = block.kind === 'code' ? block.commands[0] : block.commands.find((each) => isEncoded(each, block))
  return command || block.kind === 'code' ? inCode(edition, block, command) : inProse(topic, edition, block)
}

/** It stands in inline code with entities; a sign alone is what the sentence is about. */
function isEncoded({ region: { start }, text }: Command, { inlines }: Block): boolean {
  const around = inlines.find(
    ({ region }) => region && region.start.offset <= start.offset && start.offset < region.end.offset,
  )
  return around?.kind === 'code' && around.entities !== undefined && /\p{L}/u.test(text)
}

function inCode(edition: Edition, block: Block, command: Command | undefined): Observation {
  const text = command?.text ?? block.text
  const isCertain = command && block.commands.length === 1 && command.region.start.line === command.region.end.line
  return {
    place: placeOf(edition, command ?? block),
    related: [],
    blames: true,
    evidence: 'syntax',
    confidence: 1,
    category: 'command',
    severity: command ? 'error' : 'warning',
    variant: 'code',
    data: { text: text.slice(0, 60) } satisfies Data,
    // Listings that nobody runs were damaged by one conversion.
    signature: command ? `entities ${text}` : 'entities in listings',
    ...(isCertain ? fixOf({ region: command.region, exact: true }, `${command.prompt ?? ''}${command.text}`) : {}),
  }
}

function inProse(topic: AlignedTopic, edition: Edition, block: Block): Observation {
  const literal = isLiteral(topic, edition, block)
  return {
    place: placeOf(edition, block),
    related: [],
    blames: true,
    evidence: 'syntax',
    confidence: 1,
    ...(literal ? {} : { severity: 'note' as const }),
    variant: 'entities',
    data: { text: block.text.slice(0, 60) } satisfies Data,
    signature: literal ? `literal ${block.text}` : 'entities',
  }
}

/** A table cell in which the other editions quote a literal: the value that is to be typed. */
function isLiteral(topic: AlignedTopic, edition: Edition, block: Block): boolean {
  if (block.kind !== 'row') return false
  const index = topic.editions.indexOf(edition)
  const row = rowOf(topic, index, block.id)
  const others = row ? cellsOf(topic, row).filter((cell) => cell.index !== index) : []
  return others.some(({ blocks }) =>
    blocks.some(({ cells }) => cells?.some((cell) => cell.length < 60 && /["“][\x21-\x7e]+["”]/.test(cell))),
  )
}

const around = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - 20), at + 10)
    .replace(/\s+/gu, ' ')
    .trim()
