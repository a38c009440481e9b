import { cmdletOfAlias, type Element, type Invocation, type Node } from '../../commands/index.ts'
import { escapeText, expandable } from './escape.ts'
import { hasWords, partsOf, type Variables } from './expression.ts'
import { type Edit, Unsafe } from './rewrite.ts'

interface Source {
  /** With words in place of `{Parameter}` marks. */
  text: string
  variables: Variables
}

/**
 * What has to be rewritten in a part of a parsed command: words and strings with parameters or beyond ASCII, line breaks, and aliases, which
 * the host may have given another meaning.
 */
export function editsOfNode(node: Node, source: Source): Edit[] {
  if (node.type === 'group') return node.nodes.flatMap((inner) => editsOfNode(inner, source))
  if (node.type === 'call') return editsOfCall(node.invocation, source)
  if (node.kind === 'string') return editsOfLiteral(node, source)
  if (hasWords(node.text)) throw new Unsafe()
  return []
}

function editsOfCall({ head, operator, elements }: Invocation, source: Source): Edit[] {
  const parts = partsOf(head.text, source.variables)
  // A quoted string is no command unless `&` or `.` runs it; a parameter alone is a value.
  if (hasWords(head.text) && !operator && (elements.length > 0 || parts.length > 1)) throw new Unsafe()
  const words = [head, ...elements]
  const rewritten = words.flatMap((word, index) => [
    ...editsOfGap(words[index - 1], word, source),
    ...editsOfElement(word, source),
  ])
  const cmdlet = operator || head.quote !== 'bare' ? undefined : cmdletOfAlias(head.text)
  return cmdlet ? [{ start: head.start, end: head.end, text: cmdlet }, ...rewritten] : rewritten
}

/** Documents wrap a command before a parameter; PowerShell would end it there. */
function editsOfGap(before: Element | undefined, { start }: Element, { text }: Source): Edit[] {
  if (!before) return []
  const gap = text.slice(before.end, start)
  return gap.includes('\n') && !gap.includes('`') ? [{ start: before.end, end: start, text: ' ' }] : []
}

function editsOfElement(element: Element, source: Source): Edit[] {
  if (element.argument) return editsOfElement(element.argument, source)
  if (element.items) return element.items.flatMap((item) => editsOfElement(item, source))
  return element.kind === 'parameter' ? [] : editsOfLiteral(element, source)
}

type Literal = Pick<Element, 'start' | 'end' | 'text' | 'value' | 'quote' | 'nodes'>

function editsOfLiteral(literal: Literal, source: Source): Edit[] {
  const { start, end, text, value, quote, nodes = [] } = literal
  const affected = hasWords(text) || /[^\u0000-\u007f]/.test(text)
  if (value !== undefined) return affected ? [{ start, end, text: write(value, source) }] : []
  const inside = nodes.flatMap((node) => editsOfNode(node, source))
  if (!affected) return inside
  if (quote === 'bare' || quote === 'here') throw new Unsafe()
  return quote === 'double' ? [...inside, ...editsOfString(literal, source)] : inside
}

/** A value as an expression: the variable itself where it is nothing else. */
function write(value: string, { variables }: Source): string {
  const parts = partsOf(value, variables)
  const [only] = parts
  return parts.length === 1 && only !== undefined && typeof only !== 'string' ? `$${only.variable}` : expandable(parts)
}

/** The text of an expandable string outside its sub-expressions; variables of its own stay as they are. */
function editsOfString({ start, text, nodes = [] }: Literal, { variables }: Source): Edit[] {
  const inner = nodes.map((node) => ({ start: node.start - start, end: node.end - start }))
  return [...text.matchAll(/HxMark[A-Z]+Hx|[^\u0000-\u007f]/g)].flatMap((match) => {
    const at = match.index
    if (inner.some((span) => at >= span.start && at < span.end)) return []
    // A delimiter, or a character that is escaped: rewriting it alone would change the string.
    if (/[\u2018-\u201e]/.test(match[0]) || text[at - 1] === '`') throw new Unsafe()
    const [part] = partsOf(match[0], variables)
    const written =
      part === undefined || typeof part === 'string' ? escapeText(match[0], 'double-quoted') : `\${${part.variable}}`
    return [{ start: start + at, end: start + at + match[0].length, text: written }]
  })
}
