import type { Block, Dialect, Host } from '../model/index.ts'
import { type Certainty, certainty } from './commandish.ts'
import { classify, hasForeignProse, isMarkup, isSentence } from './content.ts'
import { isCmdLine, isShellLine } from './dialect.ts'
import { decode } from './entities.ts'
import { unwrap } from './parse.ts'
import { parsePowerShell } from './powershell/parse.ts'
import { promptOf } from './prompt.ts'
import type { Statement } from './syntax.ts'

export interface RecogniseInput {
  /** The code as the file has it, entities not decoded. */
  text: string
  /** Info string of a fence; a command glued to it is found. */
  info?: string
  container: 'fenced' | 'indented' | 'bare' | 'inline'
}

export interface RecognisedCommand {
  /** Entities decoded, prompt stripped, otherwise as written. */
  text: string
  dialect: Dialect
  host: Host
  prompt?: string
  /** Offsets into the input's text, prompt included. */
  start: number
  end: number
  /** It starts in the info string (a damaged fence); `start` is then 0. */
  inInfo?: true
}

export interface Recognition {
  content: NonNullable<Block['code']>['content']
  commands: RecognisedCommand[]
}

interface Found {
  start: number
  end: number
  dialect: Dialect
  certainty: Certainty
}

/**
 * Finds the commands of a piece of text, or says what the text is instead. Works by content: a fence's label is not believed.
 * Code blocks get the benefit of the doubt; inline code and bare paragraphs count only where they can be nothing but a command.
 */
export function recognise(input: RecogniseInput): Recognition {
  const glued = input.info === undefined ? '' : gluedCommand(input.info)
  const lead = glued === '' ? '' : glued + '\n'
  const decoded = decode(lead + input.text)
  const { text } = decoded
  if (!/\S/.test(text)) return { content: 'empty', commands: [] }
  if (isMarkup(text)) return { content: 'xml', commands: [] }
  const prompts = new Map<number, { text: string; host?: Host }>()
  const masked = maskPrompts(text, prompts)
  const strict = input.container === 'inline' || input.container === 'bare'
  const found = collect(masked, prompts.size > 0 ? prompts : undefined)
  const kept = strict ? certain(found, masked, prompts.size > 0) : found
  if (kept.length === 0 || (!strict && !dominates(kept, masked))) return { content: classify(text), commands: [] }
  const commands = kept.map((one) =>
    command(one, text, masked, prompts, (offset) => Math.max(0, decoded.origin(offset) - lead.length), lead.length),
  )
  return { content: 'command', commands }
}

const languages = /^(?:powershell|console|cmd|dos|bat|batch|shell|bash|sh|ps1?|text|command line)/i

/** What follows the language's name in a damaged info string, such as `powershell$x = Get-Y`. */
function gluedCommand(info: string): string {
  const rest = info.replace(languages, '')
  if (rest === info || rest === '' || /^[\s{]/.test(rest)) return ''
  return /^(?:\$\w|\p{L}+-\p{L}|[-[(&%])/u.test(rest) ? rest : ''
}

/** Replaces prompts by spaces, so that offsets stay, and notes them by their line's start. */
function maskPrompts(text: string, prompts: Map<number, { text: string; host?: Host }>): string {
  if (!text.includes('>')) return text
  let start = 0
  let out = ''
  for (const line of text.split('\n')) {
    const prompt = promptOf(line)
    if (prompt) prompts.set(start, prompt.host ? { text: prompt.text, host: prompt.host } : { text: prompt.text })
    out += prompt ? ' '.repeat(prompt.length) + line.slice(prompt.length) : line
    start += line.length + 1
    if (start <= text.length) out += '\n'
  }
  return out
}

/** All statements that look like commands, in order. */
function collect(text: string, prompts: ReadonlyMap<number, unknown> | undefined): Found[] {
  const joined = unwrapped(text)
  const syntax = parsePowerShell(joined)
  if (syntax.errors.some((error) => error.id === 'unclosed-string')) return torn(text, joined, prompts)
  return among(syntax.statements, text, prompts)
}

/** Starts of lines that begin a command. */
const starts = /\n(?=[^\S\n]*(?:\p{L}+-\p{L}\w*[^\S\n]+[-"'<$\w]|\$\w+[^\S\n]*=))/gu

/** A quote that is never closed swallows what follows: then every line that starts like a command is read by itself. */
function torn(text: string, joined: string, prompts: ReadonlyMap<number, unknown> | undefined): Found[] {
  const found: Found[] = []
  let from = 0
  const cuts = [...joined.matchAll(starts)].map((match) => match.index + 1).slice(0, 1000)
  for (const cut of [...cuts, text.length]) {
    const part = parsePowerShell(joined.slice(from, cut))
    const offset = from
    const moved = part.statements.map((statement) => ({
      ...statement,
      start: statement.start + offset,
      end: statement.end + offset,
    }))
    found.push(...among(moved, text, prompts))
    from = cut
  }
  return found
}

function among(
  statements: readonly Statement[],
  text: string,
  prompts: ReadonlyMap<number, unknown> | undefined,
): Found[] {
  const found: Found[] = []
  let done = 0
  for (const statement of statements) {
    if (statement.start < done) continue
    const line = text.lastIndexOf('\n', statement.start - 1) + 1
    if (prompts && !prompts.has(line)) continue
    const one = judge(statement, text, line)
    if (one.certainty === 0) continue
    found.push(one)
    done = one.end
  }
  return found.map((one, i) => ({
    ...one,
    end: one.dialect === 'powershell' ? withRest(text, one.end, found[i + 1]?.start) : one.end,
  }))
}

/** What stands on the line behind a statement and is no statement of its own was torn off it: `-AddressSpaces SMTP:*;100 -X`. */
function withRest(text: string, end: number, next = text.length): number {
  const line = lineEnd(text, end)
  const rest = text.slice(end, line)
  if (next < line || /^[\s;]*(?:#|<\/|$)/.test(rest) || hasForeignProse(rest) || isSentence(rest)) return end
  return trimEnd(text, line)
}

const unwrapped = (text: string): string => (/^\s*[-\u2013-\u2015]\p{L}/u.test(text) ? text : unwrap(text))

function judge(statement: Statement, text: string, line: number): Found {
  const first = /\S/.test(text.slice(line, statement.start)) ? statement.start : line
  const end = logicalEnd(text, statement.start)
  const written = text.slice(first, end)
  if (isCmdLine(written) && !hasForeignProse(written))
    return { start: statement.start, end: trimEnd(text, end), dialect: 'cmd', certainty: 2 }
  if (isShellLine(written)) return { start: statement.start, end: trimEnd(text, end), dialect: 'bash', certainty: 1 }
  return { start: statement.start, end: statement.end, dialect: 'powershell', certainty: certainty(statement, text) }
}

const more = /\^\r?$/
const going = /^[^\S\n]*(?:\[?\/[A-Za-z]|\[-)/

/** End of a command line of cmd: its line, and those that a caret or a leading switch joins to it. */
function logicalEnd(text: string, start: number): number {
  let end = lineEnd(text, start)
  while (end < text.length) {
    const next = lineEnd(text, end + 1)
    if (
      !more.test(text.slice(Math.max(start, end - 2), end)) &&
      !going.test(text.slice(end + 1, Math.min(next, end + 200)))
    )
      break
    end = next
  }
  return end
}

const lineEnd = (text: string, from: number): number => {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

const trimEnd = (text: string, end: number): number => {
  let at = end
  while (at > 0 && /\s/.test(text[at - 1]!)) at--
  return at
}

/** Of inline code and bare paragraphs: commands that fill the text and can be nothing else. */
function certain(found: readonly Found[], text: string, prompted: boolean): Found[] {
  if (found.length === 0 || found.some((one) => one.certainty < 2 && !prompted && !isCall(text, one))) return []
  const rest = found.reduceRight((left, one) => left.slice(0, one.start) + left.slice(one.end), text)
  if (/[\p{L}\p{N}]/u.test(rest.replace(/#[^\n]*/g, ''))) return []
  const syntax = parsePowerShell(unwrapped(text))
  const clean = found.every((one) => one.dialect !== 'powershell') || syntax.errors.length === 0
  return clean &&
    found.every((one) => one.dialect === 'powershell' || /[\s/]/.test(text.slice(one.start, one.end))) &&
    !reads(text)
    ? [...found]
    : []
}

/** A cmdlet with an argument that no sentence holds: quoted, a path, a variable, a placeholder. */
const isCall = (text: string, one: Found): boolean =>
  /^\p{L}+-\p{L}\w*\s+(?:["'$<\\(]|\S*[\\@*]|\S+\d$)/u.test(text.slice(one.start, one.end))

const reads = (text: string): boolean => /[.!?。：:]\s*$/.test(text) && isSentence(text) && !/["'}\])]\s*$/.test(text)

/** Whether commands, comments and their output make up the block, rather than text that quotes one. */
function dominates(found: readonly Found[], text: string): boolean {
  const lines = text.split('\n')
  let offset = 0
  let covered = 0
  let spoken = 0
  let next = 0
  for (const line of lines) {
    const end = offset + line.length
    while (next < found.length && found[next]!.end <= offset) next++
    const one = found[next]
    if (/\S/.test(line)) {
      if ((one && one.start < end && one.end > offset) || /^\s*(?:#|rem\s|::)/i.test(line)) covered++
      else if (isSentence(line) || hasForeignProse(line)) spoken++
    }
    offset = end + 1
  }
  const leads = found[0]!.certainty === 2 && !/\S/.test(text.slice(0, found[0]!.start))
  return covered > 0 && (leads || spoken <= Math.max(1, covered * 1.5))
}

function command(
  one: Found,
  text: string,
  masked: string,
  prompts: ReadonlyMap<number, { text: string; host?: Host }>,
  origin: (offset: number) => number,
  lead: number,
): RecognisedCommand {
  const line = masked.lastIndexOf('\n', one.start - 1) + 1
  const prompt = /\S/.test(masked.slice(line, one.start)) ? undefined : prompts.get(line)
  const start = prompt ? line + text.slice(line).search(/\S/) : one.start
  const host: Host =
    prompt?.host ??
    (one.dialect === 'powershell' ? 'windows-powershell' : one.dialect === 'cmd' ? 'command-prompt' : 'terminal')
  const found: RecognisedCommand = {
    text: masked.slice(one.start, one.end),
    dialect: one.dialect,
    host,
    start: origin(start),
    end: origin(one.end),
  }
  if (prompt) found.prompt = prompt.text
  if (start < lead) found.inInfo = true
  return found
}
