import { hasForeignProse } from './content.ts'
import { canonicalFilter, takesFilter } from './opath.ts'
import type { Element, Invocation, Node, Statement } from './syntax.ts'
import { isCmdletName, isCmdletShaped, isVerb } from './verbs.ts'

/** How sure it is that a PowerShell statement is a command: 2 certain, 1 in a code block only, 0 not at all. */
export type Certainty = 0 | 1 | 2

const blocks = new Set(['if', 'foreach', 'for', 'while', 'function', 'filter', 'param', 'try', 'switch', 'do'])
const aliases = new Set(
  'cd chdir dir ls md mkdir rd rmdir del erase copy move ren type echo pushd popd cls gci gc gwmi iex icm ipmo fl ft notepad'.split(
    ' ',
  ),
)

/** Judges a statement by its first word and by what a command cannot hold. */
export function certainty(statement: Statement, text: string): Certainty {
  const { nodes } = statement
  const first = nodes[0]
  if (!first || hasForeignProse(text.slice(statement.start, statement.end))) return 0
  if (first.type === 'call') return ofCall(first.invocation, nodes.slice(1))
  if (holdsCmdlet(nodes) && !(first.type === 'leaf' && (first.kind === 'keyword' || first.kind === 'type'))) return 2
  if (first.type === 'group') return first.open.startsWith('@') && first.nodes.length > 0 ? 1 : 0
  if (first.kind === 'variable') return isReferenced(statement) ? 1 : 0
  if (first.kind === 'keyword') return isScriptBlock(statement, text) ? 2 : 0
  return first.kind === 'type' && nodes.some(isCode) ? 1 : 0
}

/** `if (…) {…}` is read in many languages; PowerShell's holds a variable or a cmdlet. */
const isScriptBlock = ({ nodes, start, end }: Statement, text: string): boolean =>
  nodes[0]?.type === 'leaf' &&
  blocks.has(nodes[0].text.toLowerCase()) &&
  nodes.some(isGroup) &&
  /\$[\w{(]|(?<!\p{L})\p{L}+-\p{L}/u.test(text.slice(start, end))

const isGroup = (node: Node): boolean => node.type === 'group'

const isCode = (node: Node): boolean => node.type === 'leaf' && (node.text === '::' || node.kind === 'assign')

/** `$x`, `$x = …`, `$x.Member`, `$x | …`: the variable goes on as one does in code. */
const isReferenced = (statement: Statement): boolean => {
  const second = statement.nodes[1]
  return second === undefined || second.type !== 'leaf' || second.kind !== 'text'
}

function ofCall(call: Invocation, rest: readonly Node[]): Certainty {
  if (call.operator) return 2
  const parametrized = call.elements.some((one) => one.kind === 'parameter')
  if (/^<.*>$/.test(call.name)) return parametrized || holdsCmdlet(rest) ? 1 : 0
  if (/^[-\u2013-\u2015]\p{L}/u.test(call.name) || isTorn(call) || isFilter(call)) return 1
  return isProse(call) ? 0 : ofName(call, rest, parametrized)
}

function ofName({ name, elements }: Invocation, rest: readonly Node[], parametrized: boolean): Certainty {
  const piped = holdsCmdlet(rest)
  if (isCmdletName(name)) return parametrized || rest.some((node) => node.type === 'call') ? 2 : 1
  if (isCmdletShaped(name)) return parametrized || piped || elements.some(isNotation) ? 1 : 0
  if (/\.ps1$/i.test(name)) return elements.length > 0 ? 2 : 1
  return aliases.has(name.toLowerCase()) || piped ? 1 : 0
}

const isNotation = (element: Element): boolean => /^["']?</.test(element.text)

/** `Set- Noun -Parameter x`, `Set -Noun -Parameter x`: a cmdlet's name that a space has torn. */
function isTorn(call: Invocation): boolean {
  const [first, second] = call.elements
  if (first?.kind === 'parameter')
    return isVerb(call.name) && /^\p{Lu}/u.test(first.name ?? '') && second?.kind === 'parameter'
  return (
    isVerb(call.name.replace(/[-\u2013-\u2015]$/, '')) &&
    /[-\u2013-\u2015]$/.test(call.name) &&
    second?.kind === 'parameter'
  )
}

/** `Parameter {Property -eq 'value'}`: a parameter that lost its dash. */
function isFilter(call: Invocation): boolean {
  const [only, more] = call.elements
  if (!only || more || only.kind !== 'argument' || !takesFilter(call.name)) return false
  const text = only.quote === 'script' ? only.text.slice(1, -1) : only.value
  return text !== undefined && canonicalFilter(text) !== undefined
}

/** Three and more plain words in a row are a sentence that happens to start with a cmdlet's name. */
function isProse(call: Invocation): boolean {
  let row = 0
  for (const element of call.elements) {
    const plain =
      element.kind === 'argument' && element.quote === 'bare' && /^\p{L}[\p{L}'’]*[,.;:]?$/u.test(element.text)
    row = plain ? row + 1 : 0
    if (row >= 3) return true
  }
  return false
}

function holdsCmdlet(nodes: readonly Node[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'call') return isCmdletName(node.invocation.name) && !isProse(node.invocation)
    return node.type === 'group' && holdsCmdlet(node.nodes)
  })
}
