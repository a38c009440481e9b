import type { Code } from 'mdast'
import type { Block } from '../../model/index.ts'
import { decodeEntities } from '../lexicon/fold.ts'
import { type Excerpt, lineByLine, type Source } from '../source.ts'
import { certainCommands, commandsIn } from './commands.ts'

/** What a code block adds to a block: its decoded text, how it is written, its commands. */
export type CodeParts = Pick<Block, 'text' | 'commands'> & { entities: number; code: NonNullable<Block['code']> }

const TAG =
  /^(?:powershell|pwsh|ps1|console|command(?:&nbsp;|\s)line|command|cmd|dos|bash|shell|sh|text|output|xml|html|csharp|c sharp)/i

/** Reads a fenced or indented code block; what stands in a damaged info string is read as its first line. */
export function readCode(node: Code, source: Source): CodeParts {
  const start = node.position?.start.offset ?? 0
  const fence = /^(`{3,}|~{3,})/.exec(source.text.slice(start, start + 8))?.[0]
  const info = fence ? infoOf(source, start, fence) : (node.lang ?? '')
  const firstLine = (node.position?.start.line ?? 1) + (fence ? 1 : 0)
  const body = lineByLine(source, node.value, firstLine)
  const swallowed = fence ? swallowedBy(info, source, start) : undefined
  const excerpt = swallowed ? together(swallowed, body) : body
  const container = fence || source.text[start] === '<' ? 'fenced' : 'indented'
  const { content, commands } = commandsIn(source, excerpt, container, swallowed ? undefined : info)
  const code: CodeParts['code'] = { container, info, content }
  if (fence && info !== '') code.infoRegion = regionOf(info, source, start)
  if (fence && isUnclosed(node, source, fence)) code.unclosed = true
  const decoded = decodeEntities(excerpt.text)
  const entities = decoded === excerpt.text ? 0 : excerpt.text.split('&').length - decoded.split('&').length || 1
  return { text: tidy(decoded), commands, code, entities }
}

function regionOf(info: string, source: Source, start: number): NonNullable<CodeParts['code']['infoRegion']> {
  const at = Math.max(start, source.text.indexOf(info, start))
  return source.region(at, at + info.length)
}

function infoOf(source: Source, start: number, fence: string): string {
  const line = source.lineAt(start)
  const whole = source.text.slice(start, source.lineEnd(line))
  return whole.replace(/^[`~]+/, '').trim() || (fence ? '' : whole)
}

/** The part of an info string that is a command, as where a line break after the fence was lost. */
function swallowedBy(info: string, source: Source, start: number): Excerpt | undefined {
  const rest = info.replace(TAG, '').trim()
  if (rest === '') return undefined
  const at = source.text.indexOf(rest, start)
  if (at === -1) return undefined
  const excerpt = { text: rest, at: (offset: number) => at + offset }
  return certainCommands(source, excerpt, 'bare').length ? excerpt : undefined
}

function together(first: Excerpt, second: Excerpt): Excerpt {
  const length = first.text.length
  return {
    text: `${first.text}\n${second.text}`,
    at: (offset) => (offset <= length ? first.at(offset) : second.at(offset - length - 1)),
  }
}

function isUnclosed(node: Code, source: Source, fence: string): boolean {
  const end = node.position?.end
  if (!end || end.line === node.position?.start.line) return true
  const last = source
    .line(end.line)
    .replace(/^[\s>]+/, '')
    .trimEnd()
  return !(last.length >= fence.length && last === fence[0]!.repeat(last.length))
}

/** Code as a reader sees it: common indentation, trailing space and blank lines around it gone. */
export function tidy(text: string): string {
  const lines = text
    .replace(/\r/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
  while (lines.length && lines[0] === '') lines.shift()
  while (lines.length && lines.at(-1) === '') lines.pop()
  let margin = Number.POSITIVE_INFINITY
  for (const line of lines) if (line !== '') margin = Math.min(margin, line.search(/\S/))
  return margin > 0 && Number.isFinite(margin) ? lines.map((line) => line.slice(margin)).join('\n') : lines.join('\n')
}
