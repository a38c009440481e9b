import type { Dialect } from '../model/index.ts'
import { CODE } from './characters.ts'
import { type Certainty, certainty } from './commandish.ts'
import { hasForeignProse, isSentence } from './content.ts'
import { isCmdLine, isProgramLine, isShellLine, isTranslatedLine } from './dialect.ts'
import { Lines } from './lines.ts'
import { parseJoined, unwrap } from './parse.ts'
import { parsePowerShell } from './powershell/parse.ts'
import type { Statement } from './syntax.ts'

/** A command found in a text whose prompts are blanked out. */
export interface Found {
  start: number
  end: number
  dialect: Dialect
  certainty: Certainty
}

export interface CollectOptions {
  /** Of a line's start; absent, there are no prompts. */
  isPrompted?: ((line: number) => boolean) | undefined
  /** The text is said to be for a Unix shell, which shares `cd`, `echo` and `mkdir` with PowerShell. */
  unix?: boolean
}

/**
 * Finds all statements that look like commands, in order. Where lines start with prompts, only those lines count: the others are what
 * the commands printed. `isPrompted` tells it of a line's start; absent, there are no prompts.
 */
export function collect(text: string, { isPrompted, unix }: CollectOptions = {}): Found[] {
  const lines = new Lines(text)
  const joined = unwrapped(text)
  const syntax = parseJoined(joined)
  const open = syntax.errors.some((error) => error.id === 'unclosed-string')
  const found = among(open ? torn(joined) : syntax.statements, lines, isPrompted)
  return unix && found.every((one) => one.certainty < 2) ? found.map((one) => ({ ...one, dialect: 'bash' })) : found
}

/** A fragment's parameters stand in lines of their own and belong to nothing before them. */
const unwrapped = (text: string): string => (/^\s*[-\u2013-\u2015]\p{L}/u.test(text) ? text : unwrap(text))

/** Starts of lines that begin a command. */
const starts = /\n(?=[^\S\n]*(?:\p{L}+-\p{L}\w*[^\S\n]+[-"'<$\w]|\$\w+[^\S\n]*=))/gu

/** A quote that is never closed swallows what follows: then every line that starts like a command is read by itself. */
function torn(text: string): Statement[] {
  const found: Statement[] = []
  let from = 0
  for (const cut of [...[...text.matchAll(starts)].map((match) => match.index + 1), text.length]) {
    for (const statement of parsePowerShell(text.slice(from, cut)).statements) {
      const end = trimEnd(text, statement.end + from)
      found.push({ nodes: statement.nodes, start: statement.start + from, end })
    }
    from = cut
  }
  return found
}

function among(statements: readonly Statement[], lines: Lines, isPrompted?: (line: number) => boolean): Found[] {
  const found: Found[] = []
  let done = 0
  for (const statement of statements) {
    if (statement.start < done) continue
    if (isPrompted && !isPrompted(lines.start(statement.start))) continue
    const one = judge(statement, lines)
    if (one.certainty === 0) continue
    found.push(one)
    done = one.end
  }
  for (const [i, one] of found.entries()) {
    if (one.dialect === 'powershell') one.end = withRest(lines, one.end, found[i + 1]?.start)
  }
  return found
}

function judge(statement: Statement, lines: Lines): Found {
  const { text } = lines
  const { start } = statement
  const end = lines.isFirst(start) ? logicalEnd(lines, start) : statement.end
  const written = text.slice(start, end)
  if (isCmdLine(written) && (!hasForeignProse(written) || isTranslatedLine(written)))
    return { start, end: trimEnd(text, end), dialect: 'cmd', certainty: 2 }
  if (isShellLine(written) || isProgramLine(written))
    return { start, end: trimEnd(text, joinedEnd(lines, end)), dialect: 'bash', certainty: 1 }
  return { start, end: statement.end, dialect: 'powershell', certainty: certainty(statement, text) }
}

/** What stands on the line behind a statement and is no statement of its own was torn off it: `-AddressSpaces SMTP:*;100 -X`. */
function withRest(lines: Lines, end: number, next = lines.text.length): number {
  const line = lines.end(end)
  if (next < line) return end
  const rest = lines.text.slice(end, line)
  if (/^[\s;]*(?:#|<\/|$)/.test(rest) || hasForeignProse(rest) || isSentence(rest)) return end
  return trimEnd(lines.text, line)
}

/** No command line of cmd is longer (8,191 characters). */
const LONGEST = 8191

const going = /[^\S\n]*(?:\[?\/[A-Za-z]|\[-)/y

/** End of a command line of cmd: its line, and those that a caret or a leading switch joins to it. */
function logicalEnd(lines: Lines, start: number): number {
  const { text } = lines
  let end = lines.end(start)
  while (end < text.length && end - start < LONGEST) {
    going.lastIndex = end + 1
    const caret =
      text.charCodeAt(end - 1) === CODE.caret ||
      (text.charCodeAt(end - 1) === CODE.carriageReturn && text.charCodeAt(end - 2) === CODE.caret)
    if (!caret && !going.test(text)) break
    end = lines.end(end + 1)
  }
  return end
}

/** A backslash at its end joins a line of a Unix shell to the next. */
function joinedEnd(lines: Lines, from: number): number {
  let end = from
  while (/\\\r?$/.test(lines.text.slice(end - 2, end)) && end < lines.text.length) end = lines.end(end + 1)
  return end
}

const trimEnd = (text: string, end: number): number => {
  let at = end
  while (at > 0 && /\s/.test(text[at - 1]!)) at--
  return at
}
