import type { Command, Observation, Region } from '../model/index.ts'

/** Where a part of a command stands in the raw file. */
export interface Part {
  region: Region
  /** The raw text of the region is that part and nothing else: it may be replaced. */
  exact: boolean
}

/**
 * Finds offsets `start` to `end` of a command's text in the raw file. Exact where the file has the text as it is; where entities,
 * indentation or a prompt stand between, the nearest region that is certainly right about its lines: the whole command.
 */
export function partOf(command: Command, start: number, end: number): Part {
  const { region } = command
  const lead = leadOf(command)
  const oneLine = region.start.line === region.end.line
  const plain = lead === 0 || (oneLine && command.prompt !== undefined && lead - command.prompt.length <= 2)
  if (!plain || lead < 0) return { region, exact: false }
  const starts = lineStartsOf(command)
  const at = (offset: number): Region['start'] => {
    const line = lastNotAfter(starts, offset)
    const column = line === 0 ? region.start.column + lead + offset : offset - starts[line]! + 1
    return { line: region.start.line + line, column, offset: region.start.offset + lead + offset }
  }
  return { region: { start: at(start), end: at(end) }, exact: true }
}

const known = new WeakMap<Command, number[]>()

/** Offsets at which the lines of a command begin: a long one is asked for thousands of its parts. */
function lineStartsOf(command: Command): number[] {
  let starts = known.get(command)
  if (!starts) {
    starts = [0, ...[...command.text.matchAll(/\n/g)].map(({ index }) => index + 1)]
    known.set(command, starts)
  }
  return starts
}

/** Index of the last of sorted numbers that is at most `limit`. */
function lastNotAfter(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sorted[middle]! <= limit) low = middle
    else high = middle - 1
  }
  return low
}

/** Replaces a part of a command, where that is certain. */
export function fixOf(part: Part, text: string): Pick<Observation, 'fix'> {
  return part.exact ? { fix: { region: part.region, text } } : {}
}

/** Takes the prompt off a command, where nothing else stands between it and the text. */
export function promptFix(command: Command): Pick<Observation, 'fix'> {
  const { region, prompt } = command
  const lead = leadOf(command)
  if (prompt === undefined || lead < prompt.length) return {}
  const length = region.start.line === region.end.line && lead - prompt.length <= 2 ? lead : prompt.length
  const { line, column, offset } = region.start
  return {
    fix: { region: { start: region.start, end: { line, column: column + length, offset: offset + length } }, text: '' },
  }
}

/** How much longer the raw text is than the command. */
const leadOf = ({ region, text }: Command): number => region.end.offset - region.start.offset - text.length
