import type { AlignedTopic, Block, Command, Edition, Row } from '../model/index.ts'
import { cellsOf } from './view.ts'

/** A command where one edition has it. */
export interface CommandCell {
  index: number
  edition: Edition
  block: Block
  command: Command
}

/** One aligned command: per edition what it has there, or nothing. `row` is the row it stands in. */
export interface CommandRow {
  row: Row
  cells: (CommandCell | undefined)[]
}

/** A command without counterpart costs this much; two commands of one program with nothing else in common cost 1. */
const GAP = 0.7

const cache = new WeakMap<AlignedTopic, CommandRow[]>()

/**
 * Aligns the commands inside each row across the editions, by canonical form first and by shared tokens second
 * (Needleman–Wunsch on the sequence that most editions have). Inline commands count as well as blocks.
 */
export function commandRows(topic: AlignedTopic): CommandRow[] {
  const known = cache.get(topic)
  if (known) return known
  const rows = topic.alignment.rows.flatMap((row) => rowsOf(topic, row))
  cache.set(topic, rows)
  return rows
}

function rowsOf(topic: AlignedTopic, row: Row): CommandRow[] {
  const lists = topic.editions.map((): CommandCell[] => [])
  for (const { index, edition, blocks } of cellsOf(topic, row))
    for (const block of blocks)
      for (const command of block.commands) lists[index]!.push({ index, edition, block, command })
  const present = lists.filter((list) => list.length > 0)
  if (present.length === 0) return []
  const base = mostCommon(present)
  const rows: CommandRow[] = base.map(() => ({ row, cells: topic.editions.map(() => undefined) }))
  const extra: CommandRow[] = []
  for (const list of lists) {
    if (list.length === 0) continue
    for (const [at, cell] of pairUp(base, list)) {
      const target = at === undefined ? extraRow(extra, row, cell, topic.editions.length) : rows[at]!
      target.cells[cell.index] = cell
    }
  }
  return [...rows, ...extra]
}

/** Commands that the base lacks, but several editions have, share a row. */
function extraRow(extra: CommandRow[], row: Row, cell: CommandCell, editions: number): CommandRow {
  const found = extra.find(
    (one) =>
      one.cells[cell.index] === undefined &&
      one.cells.some((other) => other?.command.canonical === cell.command.canonical),
  )
  if (found) return found
  const fresh: CommandRow = { row, cells: Array.from({ length: editions }, () => undefined) }
  extra.push(fresh)
  return fresh
}

function mostCommon(lists: readonly CommandCell[][]): CommandCell[] {
  const key = (list: readonly CommandCell[]) => list.map((cell) => cell.command.canonical).join('\n')
  const counts = new Map<string, number>()
  for (const list of lists) counts.set(key(list), (counts.get(key(list)) ?? 0) + 1)
  return [...lists].sort((a, b) => counts.get(key(b))! - counts.get(key(a))! || b.length - a.length)[0]!
}

/** Lists are compared each with each up to this product of their lengths; longer ones are paired in order. */
const MOST_PAIRS = 1_000_000

/** Pairs each command of `list` with its index in `base`, or with nothing. An equal beginning, mostly the whole, is paired at once. */
function pairUp(base: readonly CommandCell[], list: readonly CommandCell[]): [number | undefined, CommandCell][] {
  let same = 0
  while (same < base.length && base[same]!.command.canonical === list[same]?.command.canonical) same++
  const [left, right] = [base.slice(same), list.slice(same)]
  const inOrder = (): [number | undefined, CommandCell][] =>
    right.map((cell, at) => [at < left.length ? at : undefined, cell])
  const rest = left.length * right.length > MOST_PAIRS ? inOrder() : alignLists(left, right)
  return [
    ...list.slice(0, same).map((cell, at): [number, CommandCell] => [at, cell]),
    ...rest.map(([at, cell]): [number | undefined, CommandCell] => [at === undefined ? at : at + same, cell]),
  ]
}

function alignLists(base: readonly CommandCell[], list: readonly CommandCell[]): [number | undefined, CommandCell][] {
  const cost = costs(base, list)
  const pairs: [number | undefined, CommandCell][] = []
  for (let i = 0, j = 0; j < list.length; ) {
    const here = cost(i, j)
    const left = i < base.length
    if (left && here === cost(i + 1, j + 1) + distance(base[i]!, list[j]!)) pairs.push([i++, list[j++]!])
    else if (left && here === cost(i + 1, j) + GAP) i++
    else pairs.push([undefined, list[j++]!])
  }
  return pairs
}

/** What it costs at least to pair what is left of both lists from two indices on. */
function costs(base: readonly CommandCell[], list: readonly CommandCell[]): (i: number, j: number) => number {
  const width = list.length + 1
  const least = new Float64Array((base.length + 1) * width)
  const cost = (i: number, j: number) => least[i * width + j]!
  for (let i = base.length; i >= 0; i--)
    for (let j = list.length; j >= 0; j--) {
      const choices = [
        ...(i < base.length ? [cost(i + 1, j) + GAP] : []),
        ...(j < list.length ? [cost(i, j + 1) + GAP] : []),
        ...(i < base.length && j < list.length ? [cost(i + 1, j + 1) + distance(base[i]!, list[j]!)] : []),
      ]
      least[i * width + j] = choices.length > 0 ? Math.min(...choices) : 0
    }
  return cost
}

/** 0 for equivalent commands, up to 1.5 for strangers: two strangers are one missing and one extra, not a change. */
function distance(a: CommandCell, b: CommandCell): number {
  if (a.command.canonical === b.command.canonical) return 0
  const left = tokens(a.command.canonical)
  const right = tokens(b.command.canonical)
  let shared = 0
  for (const token of left) if (right.has(token)) shared++
  return 0.1 + 1.4 * (1 - (2 * shared) / (left.size + right.size))
}

const tokenCache = new Map<string, Set<string>>()
function tokens(canonical: string): Set<string> {
  const known = tokenCache.get(canonical)
  if (known) return known
  const made = new Set(canonical.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? [canonical])
  if (tokenCache.size > 20_000) tokenCache.clear()
  tokenCache.set(canonical, made)
  return made
}
