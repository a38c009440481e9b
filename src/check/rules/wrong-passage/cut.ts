import { remembering } from '../../../commands/index.ts'
import type { AlignedTopic } from '../../../model/index.ts'
import { isRunning, type Passage } from './passages.ts'

/** A passage that something is missing of, and the whole ones. */
export interface Cut {
  passage: Passage
  others: Passage[]
  /** It has not even an end; else it is only much too short. */
  open: boolean
  /** It has neither an end nor, against any of the whole sentences, its length. */
  isHalf: boolean
}

const ENDED = /[.。．!！?？:：︰;；…]\s*$/u
const CLOSED = /[.。．!！?？:：︰;；…)）\]】」』"”»]\s*$/u
/** No sentence ends so. */
const PAUSE = /[,，、]\s*$/u
const COLON = /[:：︰]\s*$/u
/** Logarithm of how much shorter a passage must be: than the median of the others, where it has no end and they have. */
const OPEN = 0.36
/** The same where links, pictures, code or numbers of all others are missing besides. */
const OPEN_WITHOUT = 0.18
/** The same where it has no link at all, and all others have one. */
const OPEN_UNLINKED = 0.1
/** The same where an edition of the same language is as much longer. */
const OPEN_TWIN = 0.27
/** The same, against each of the others, where nobody has an end. */
const UNENDED_WITHOUT = 0.3
/** Than all others, where it has no end and they have. */
const SHORT = 0.3
/** Than all others, where it has an end, but fewer sentences. */
const SHORT_FEWER = 0.45
/** The same where the links of all others are missing besides. */
const SHORT_UNLINKED = 0.2
/** Than all others, where it has an end, or nobody has. */
const SHORT_CLOSED = 0.8
/** Than all others, where it has no end and even the source, which may have been rewritten, is taken for cut. */
const HALF = 0.4
/** Passages shorter than this are headings and labels, which languages word as they like. */
const LEAST = 60
/** The same where the others have an end, as labels have not. */
const LEAST_OPEN = 40
/** Characters every edition is taken to have besides: little text says little about how long a language is. */
const PRIOR = 300
/** Chinese says in one character what takes others so many letters. */
const HAN = 3

/**
 * Passages much shorter than their counterparts, each scaled by how long its language is in this article (Gale and Church 1993),
 * beyond what the article's other passages vary.
 */
export function* cutPassages(topic: AlignedTopic, rows: readonly Passage[][]): Iterable<Cut> {
  const lengths = lengthsOf(topic, rows)
  const prose = rows.filter(([first]) => first!.row.kind !== 'heading' && first!.row.kind !== 'row')
  const usual = spreads(topic, prose, lengths)
  for (const row of prose)
    for (const passage of row) {
      const others = row.filter((one) => one !== passage)
      if (others.length < 2 || isTitle(passage) || !isOneOf(passage, others)) continue
      const leads = others.map((other) => lead(other, passage, lengths))
      const cut = cutOf(passage, others, leads, usual[passage.cell.index]!)
      if (cut) yield cut
    }
}

/** @param spread how far this edition's passages usually are from the others */
function cutOf(passage: Passage, others: Passage[], leads: readonly number[], spread: number): Cut | undefined {
  const without = others.every((other) => anchorsOf(other) > anchorsOf(passage))
  const unlinked = linksOf(passage) === 0 && others.every((other) => linksOf(other) > 0)
  const broken = without && isBroken(passage, others)
  const open = broken || isOpen(passage, others)
  if (median(others.map(sizeOf)) < (open ? LEAST_OPEN : LEAST)) return undefined
  const far = open
    ? median(leads) > (unlinked ? OPEN_UNLINKED : without ? OPEN_WITHOUT : Math.max(OPEN, 2 * spread)) ||
      isBehindTwin(passage, others, leads)
    : without && !ENDED.test(passage.block.text) && Math.min(...leads) > Math.max(UNENDED_WITHOUT, 2 * spread)
  const short = Math.min(...leads) > Math.max(enoughOf(passage, others, unlinked), 3 * spread)
  if (!short && !far && !broken) return undefined
  return { passage, others, open, isHalf: open && Math.min(...leads) > HALF && isHalf(passage, others) }
}

/** Also against the other script of the same language, which takes as much room. */
const isBehindTwin = ({ cell }: Passage, others: readonly Passage[], leads: readonly number[]): boolean =>
  median(leads) > OPEN_TWIN &&
  others.some(
    (other, at) =>
      leads[at]! > OPEN_TWIN && other.cell.edition.locale.split('-')[0] === cell.edition.locale.split('-')[0],
  )

function enoughOf(passage: Passage, others: readonly Passage[], unlinked: boolean): number {
  if (!CLOSED.test(passage.block.text))
    return others.some((other) => CLOSED.test(other.block.text)) ? SHORT : SHORT_CLOSED
  return others.every((other) => sentencesIn(other) > sentencesIn(passage))
    ? unlinked
      ? SHORT_UNLINKED
      : SHORT_FEWER
    : SHORT_CLOSED
}

const sentencesIn = ({ block }: Passage) => block.text.match(/[.!?](?=\s|$)|[。！？]|[:：]\s*$/gu)?.length ?? 0

/** What stands in the form of a label beside sentences is another place of the article. */
const isOneOf = ({ block }: Passage, others: readonly Passage[]): boolean =>
  others.filter((other) => other.block.kind === block.kind).length * 2 >= others.length

/** Beside whole sentences, and not one that only lacks its full stop after the page it refers to. */
const isHalf = ({ block: { inlines } }: Passage, others: readonly Passage[]): boolean =>
  inlines.findLast(({ text }) => text.trim() !== '')?.kind !== 'link' &&
  others.every((other) => isRunning(other.block.text))

/** Nothing but a link: the title of what it leads to. */
const isTitle = ({ block: { inlines } }: Passage): boolean =>
  inlines.some(({ kind }) => kind === 'link') &&
  inlines.every(({ kind, text }) => kind === 'link' || !/[\p{L}\p{N}]/u.test(text))

const linksOf = ({ block }: Passage): number => block.inlines.filter(({ kind }) => kind === 'link').length
const anchorsOf = ({ block }: Passage): number =>
  block.inlines.filter(({ kind }) => kind === 'link' || kind === 'code' || kind === 'image').length +
  (block.text.match(/\d+(?:[.,]\d+)*/gu)?.length ?? 0)

/** Length in letters of an alphabet. */
const lengthOf = remembering((text) => text.length + (HAN - 1) * (text.match(/\p{Script=Han}/gu)?.length ?? 0))
const sizeOf = ({ block }: Passage) => lengthOf(block.text)

/** How long one edition (first index) is where another (second) has something too. */
function lengthsOf(topic: AlignedTopic, rows: readonly Passage[][]): number[][] {
  const lengths = topic.editions.map(() => topic.editions.map(() => PRIOR))
  for (const row of rows)
    for (const one of row) for (const other of row) lengths[one.cell.index]![other.cell.index]! += sizeOf(one)
  return lengths
}

/** Logarithm of how much longer a passage is than another, against what is usual between the two editions elsewhere. */
function lead(long: Passage, short: Passage, lengths: readonly number[][]): number {
  const [theirs, own] = [sizeOf(long), sizeOf(short)]
  const rest = (one: Passage, other: Passage) => lengths[one.cell.index]![other.cell.index]! - sizeOf(one)
  const usual = Math.min(1.7, Math.max(0.6, rest(short, long) / rest(long, short)))
  return Math.log((theirs * usual + 5) / (own + 5))
}

/** By edition, the median of how far its passages are from the middle of the others. */
function spreads(topic: AlignedTopic, rows: readonly Passage[][], lengths: readonly number[][]): number[] {
  const far = topic.editions.map((): number[] => [])
  for (const row of rows)
    if (row.length > 2)
      for (const passage of row)
        far[passage.cell.index]!.push(
          Math.abs(median(row.filter((one) => one !== passage).map((other) => lead(other, passage, lengths)))),
        )
  return far.map((list) => (list.length < 5 ? 0 : median(list)))
}

/** All others but at most one have an end. */
function isOpen({ block }: Passage, others: readonly Passage[]): boolean {
  const closed = others.filter((one) => CLOSED.test(one.block.text)).length
  return !CLOSED.test(block.text) && closed >= Math.max(2, others.length - 1)
}

/** It ends in the middle of a sentence, or announces something where no other does and nothing follows. */
function isBroken({ cell, block }: Passage, others: readonly Passage[]): boolean {
  if (PAUSE.test(block.text)) return true
  const next = cell.edition.blocks[block.id + 1]
  const isFollowed = next !== undefined && (next.kind === 'code' || next.kind === 'row' || next.depth > block.depth)
  return COLON.test(block.text) && !isFollowed && !others.some((other) => COLON.test(other.block.text))
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
