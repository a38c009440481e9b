import { parse } from '../../../src/commands/index.ts'
import type { Block, Edition } from '../../../src/model/index.ts'
import type { CommandSite, Subject } from './operator.ts'

/** A stretch of raw text. */
export interface Stretch {
  start: number
  end: number
}

export const rawOf = (subject: Subject, block: Block): string =>
  subject.text.slice(block.region.start.offset, block.region.end.offset)

/** The blocks that stand inside an item or alert, at any depth. */
export function insideOf(edition: Edition, block: Block): Block[] {
  const inside = new Set([block.id])
  return edition.blocks.filter((one) => {
    if (one.parent === undefined || !inside.has(one.parent)) return false
    inside.add(one.id)
    return true
  })
}

/** Whole lines of a block with everything inside it, and the blank lines that follow. */
export function extentOf(subject: Subject, block: Block): Stretch {
  const ends = [block, ...insideOf(subject.edition, block)].map((one) => one.region.end.offset)
  return linesOf(subject.text, block.region.start.offset, Math.max(...ends))
}

/** The whole lines that a stretch touches, and the blank lines that follow. */
export function linesOf(text: string, from: number, to: number): Stretch {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', Math.max(from, to - 1))
  const line = next < 0 ? text.length : next + 1
  const blank = text.slice(line).match(/^(?:[^\S\n]*\n)*/u)?.[0].length ?? 0
  return { start, end: line + blank }
}

/** The item that follows in the same list. */
export function nextItem(edition: Edition, item: Block): Block | undefined {
  const inside = insideOf(edition, item)
  const next = edition.blocks[Math.max(item.id, ...inside.map((one) => one.id)) + 1]
  const same =
    next?.kind === 'item' &&
    next.parent === item.parent &&
    next.depth === item.depth &&
    (next.ordinal === undefined) === (item.ordinal === undefined)
  return same ? next : undefined
}

/** Numbered items that may be changed. */
export const stepsOf = (subject: Subject): Block[] =>
  subject.blocks.filter((block) => block.kind === 'item' && block.ordinal !== undefined)

const PROSE = new Set(['paragraph', 'item', 'alert', 'row'])

/** Sentences: paragraphs, items, alerts and table rows that may be changed. */
export const proseOf = (subject: Subject): Block[] => subject.blocks.filter((block) => PROSE.has(block.kind))

const MARKUP =
  /^\s*(?:> ?)*(?:\d+[.)]|[-*+])\s+|\[!\w+\]|`[^`\n]*`|\]\((?:\\.|[^()\\\n]|\([^()\n]*\))*\)|<code>[^<\n]*<\/code>|<[^<>\n]*>|https?:\/\/\S+/gu

/** The text with markup, code and addresses blotted out, position by position. */
export const proseMask = (raw: string): string => raw.replace(MARKUP, (markup) => '\0'.repeat(markup.length))

export interface Hit extends Stretch {
  block: Block
  match: RegExpMatchArray
}

/** Where a pattern (global) matches in the sentences of blocks, in offsets of the document. */
export function proseHits(subject: Subject, pattern: RegExp, blocks = proseOf(subject)): Hit[] {
  return blocks.flatMap((block) => {
    const from = block.region.start.offset
    return [...proseMask(rawOf(subject, block)).matchAll(pattern)].map((match) => ({
      block,
      match,
      start: from + match.index,
      end: from + match.index + match[0].length,
    }))
  })
}

/** Whether two other editions or more have the text in the same place: else its change makes no difference between editions. */
export const isShared = (subject: Subject, block: Block, text: string): boolean =>
  subject.counterparts(block).filter((one) => one.block.text.includes(text)).length >= 2

/** The English edition's words in a block's place. */
export const englishOf = (subject: Subject, block: Block): string =>
  subject.edition.locale === 'en'
    ? block.text
    : (subject.counterparts(block).find((one) => one.locale === 'en')?.block.text ?? '')

/** Commands in code blocks that may be changed. */
export const commandsOf = (subject: Subject): CommandSite[] =>
  subject.blocks.flatMap((block) =>
    block.kind === 'code' ? block.commands.map((command) => ({ block, command })) : [],
  )

/** Where offsets of a command's text stand in the raw document, if that is certain. */
export function rawStretch(
  { text }: Subject,
  { command }: CommandSite,
  start: number,
  end: number,
): Stretch | undefined {
  const from = command.region.start.offset
  const raw = text.slice(from, command.region.end.offset)
  if (raw === command.text) return { start: from + start, end: from + end }
  const piece = command.text.slice(start, end)
  const at = raw.indexOf(piece)
  return at < 0 || at !== raw.lastIndexOf(piece) ? undefined : { start: from + at, end: from + at + piece.length }
}

/** A part of a command that two other editions or more have as well. */
export interface Piece extends Stretch {
  site: CommandSite
  text: string
}

/** Makes a piece of a range of a command's text, where the others have it too and its place is certain. */
export function pieceOf(subject: Subject, site: CommandSite, start: number, end: number): Piece | undefined {
  const text = site.command.text.slice(start, end)
  const others = subject.counterparts(site.block).filter((one) => one.block.text.includes(text))
  if (others.length < 2) return undefined
  const stretch = rawStretch(subject, site, start, end)
  return stretch && { ...stretch, site, text }
}

/** Pieces that a pattern (global) finds in the commands. */
export function commandHits(subject: Subject, pattern: RegExp, sites = commandsOf(subject)): Piece[] {
  return sites.flatMap((site) =>
    [...site.command.text.matchAll(pattern)].flatMap(
      (match) => pieceOf(subject, site, match.index, match.index + match[0].length) ?? [],
    ),
  )
}

/** The invocations of the PowerShell commands, with where they come from. */
export const invocationsOf = (subject: Subject) =>
  commandsOf(subject).flatMap((site) =>
    site.command.dialect === 'powershell'
      ? parse(site.command.text, site.command.dialect).invocations.map((invocation) => ({ site, invocation }))
      : [],
  )

/** Where the sentence of an item, alert or paragraph stands, without its marker. */
export function sentenceOf(subject: Subject, block: Block): Stretch {
  const raw = rawOf(subject, block)
  const marker = raw.match(/^\s*(?:(?:\d+[.)]|[-*+])[^\S\n]+|(?:> ?\[!\w+\][^\S\n]*\n)?> ?)?/u)?.[0].length ?? 0
  return { start: block.region.start.offset + marker, end: block.region.end.offset }
}
