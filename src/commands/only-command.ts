import { type Catalog, type Dialect, visible } from '../model/index.ts'
import { effectOf, isHarmlessCall } from './effects/index.ts'
import { parse } from './parse.ts'
import { type RecognisedCommand, recognise } from './recognise.ts'
import type { Invocation, Statement } from './syntax.ts'

/** Programs that run their arguments as code. */
const INTERPRETER = /^(?:iex|invoke-expression|(?:cmd|powershell|pwsh)(?:\.exe)?)$/i

/**
 * The one command that a text is, for text that will run because a person wrote it into a file: a single pipeline with nothing before,
 * after or between its words, nothing that hides, and in it nothing but what reads. `undefined` for everything else.
 */
export function onlyCommand(text: string, catalog?: Catalog): RecognisedCommand | undefined {
  const trimmed = text.trim()
  const [known, more] = recognise({ text: trimmed, container: 'fenced' }).commands
  if (!known || more || known.text !== trimmed || visible(trimmed) !== trimmed) return undefined
  const { errors, limits, statements, invocations } = parse(trimmed, known.dialect)
  const isRead = ({ start, end }: Invocation) =>
    effectOf({ text: trimmed.slice(start, end), dialect: known.dialect }, catalog).action === 'read'
  const isOne =
    errors.length + limits.length === 0 &&
    statements.length === 1 &&
    isPipeline(statements[0]!, trimmed, known.dialect) &&
    invocations.every(
      (one) =>
        !INTERPRETER.test(one.name) && isHarmlessCall(one) && (!one.nested || isRead(one)) && !hasComment(one, trimmed),
    )
  return isOne ? known : undefined
}

/** Commands and pipes, from the first character to the last. A comment and what runs in the background end after it. */
function isPipeline({ nodes }: Statement, text: string, dialect: Dialect): boolean {
  const stages = nodes.filter(({ type }) => type === 'call')
  const others = nodes.filter((node) => node.type === 'group' || (node.type === 'leaf' && node.kind !== 'pipe'))
  const whole = nodes[0]?.start === 0 && nodes.at(-1)?.end === text.length
  return whole && others.length === 0 && (dialect === 'powershell' ? stages.length > 0 : stages.length === 1)
}

/** A `#` between the words. */
function hasComment({ head, elements, start, end }: Invocation, text: string): boolean {
  const edges = [start, ...[head, ...elements].flatMap((word) => [word.start, word.end]), end]
  return edges.some((edge, index) => index % 2 === 0 && text.slice(edge, edges[index + 1]).includes('#'))
}
