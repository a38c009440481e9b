import { hasForeignProse, isSentence } from '../../../commands/index.ts'
import { type AlignedTopic, type Block, nameOf } from '../../../model/index.ts'
import { rowOf } from '../../row-of.ts'
import { cellsOf } from '../../view.ts'
import type { Damage } from './damage.ts'
import { fold } from './lost.ts'

/** The line break after the fence's label is lost: a viewer shows nothing of the command behind it. */
export function glued(block: Block): Damage | undefined {
  const { code, commands, region } = block
  const [command] = commands
  if (code?.container !== 'fenced' || !code.infoRegion || command?.region.start.line !== region.start.line)
    return undefined
  const { info, infoRegion } = code
  const at = command.region.start.offset - infoRegion.start.offset
  if (at < 0 || at >= info.length) return undefined
  const indent = ' '.repeat(region.start.column - 1)
  const text = info.slice(at)
  return {
    variant: 'glued',
    text,
    signature: text,
    evidence: 'syntax',
    fix: { region: infoRegion, text: `${info.slice(0, at).trimEnd()}\n${indent}${text}` },
  }
}

/** The closing fence is missing: everything up to the end of the document, or of the list item, is code. */
export function unclosed(block: Block): Damage | undefined {
  if (!block.code?.unclosed) return undefined
  const { end, start } = block.region
  const isClean = !block.text.split('\n').some((line) => isSentence(line) || hasForeignProse(line))
  return {
    variant: 'unclosed',
    text: block.text,
    signature: block.text.slice(0, 80),
    evidence: 'syntax',
    ...(isClean ? { fix: { region: { start: end, end }, text: `\n${' '.repeat(start.column - 1)}\`\`\`` } } : {}),
  }
}

/** Sentences inside code where no other edition has code with sentences. */
export function isProseHere(topic: AlignedTopic, index: number, block: Block): Damage | undefined {
  if (block.kind !== 'code' || block.code?.container === 'bare') return undefined
  const sentence = sentenceIn(block)
  if (!sentence) return undefined
  const row = rowOf(topic, index, block.id)
  const section = row && topic.alignment.sections[row.section]
  const having = section
    ? section.cells.flatMap((there, other) => (other !== index && there !== null ? [other] : []))
    : []
  if (!row || having.length === 0) return undefined
  const others = cellsOf(topic, row).filter((cell) => cell.index !== index)
  // Nothing to compare with: other editions have the sentence elsewhere, or not at all.
  if (others.length === 0 && block.code?.container !== 'fenced' && !hasForeignMarkup(block)) return undefined
  const own = others.filter(({ blocks }) => blocks.some((other) => other.kind === 'code' && !sentenceIn(other)))
  const outside = others.filter(({ blocks }) => blocks.every((other) => other.kind !== 'code'))
  // The very same words are no sentence of an edition's own but what a program says.
  if (outside.some(({ blocks }) => blocks.some((other) => fold(other.text) === fold(block.text)))) return undefined
  // Code with sentences in most other editions is a sample text, unless another has the sentence where sentences stand.
  if (others.length > own.length && outside.length === 0) return undefined
  const clean = (others.length > 0 ? [...own, ...outside].map(({ index: other }) => other) : having).map((other) =>
    nameOf(topic.editions[other]!),
  )
  return { variant: 'prose', text: sentence, locales: clean, signature: 'prose', evidence: 'vote' }
}

/** Links, images and emphasis are no code. */
const hasForeignMarkup = ({ text }: Block): boolean => /!?\[[^\]\n]*\]\([^)\n]*\)|\*\*[^*\n]+\*\*/.test(text)

/** A line of running text in code that is otherwise commands, or that is nothing else. */
function sentenceIn(block: Block): string | undefined {
  const { content } = block.code ?? {}
  if (content !== 'command' && content !== 'prose') return undefined
  return block.text
    .split('\n')
    .map((line) => line.replace(/(?<=\s)#.*$/u, ''))
    .find(
      (line) =>
        (isSentence(line) || hasForeignProse(line)) &&
        !/^\s*(?:#|rem\s|::)/i.test(line) &&
        !block.commands.some(({ text }) => text.includes(line.trim())),
    )
}

/** Two code spans that ran into one: a back quote in the middle of one, where other editions have none. */
export function spans(topic: AlignedTopic, index: number, block: Block): Damage | undefined {
  if (block.kind === 'code' || !block.text.includes('``')) return undefined
  const inline = block.inlines.find(({ kind, text }) => kind === 'code' && /\w``\w|\w``\$/.test(text))
  if (!inline) return undefined
  const shared = topic.editions.some(
    (edition, other) =>
      other !== index &&
      edition.locale !== topic.editions[index]!.locale &&
      edition.blocks.every((each) => !each.text.includes(inline.text)),
  )
  return shared ? { variant: 'spans', text: inline.text, signature: inline.text, evidence: 'syntax' } : undefined
}
