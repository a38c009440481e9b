import type { Element, Invocation, Node, Syntax } from '../../commands/index.ts'
import type { Variables } from './expression.ts'

/** Variables of the script's own parameters, which have a type and a meaning. */
const OWN = ['step', 'from', 'skip', 'list', 'show', 'language', 'force', 'args', 'psboundparameters']
/** What makes a dry run dry and a question be asked, names of ours, and the drives that lead to both. */
const VITAL =
  /\b(?:hx(?!mark)\w+|(?:whatif|confirm|erroraction)preference|psdefaultparametervalues|pscmdlet|(?:variable|function|alias):)/i
const LOOPS = ['foreach', 'for', 'while', 'do', 'switch']
/** Cmdlets and common parameters that name a variable without a sigil. */
const VARIABLE_CMDLET = /^(?:\w+-variable|set|sv|nv|gv|clv|rv)$/i
const VARIABLE_PARAMETER = /^(?:[oewip]v|(?:out|error|warning|information|pipeline)v\w*|pi\w*|v(?:ariable)?)$/i

/**
 * Whether a command of the documents reaches into the script around it. They share a scope, so that what one step assigns the next may use;
 * a command that uses a variable of the script, turns off its questions or leaves it before its end is left to a person.
 */
export function reachesIntoScript(text: string, syntax: Syntax, variables: Variables): boolean {
  const taken = new Set([...OWN, ...[...variables.values()].map((name) => name.toLowerCase())])
  const isTaken = (name: string) => taken.has(name.toLowerCase())
  const sigils = [...text.matchAll(/[$@]\{?(?:\w+:)?(\w+)/g)]
  return (
    VITAL.test(text) ||
    sigils.some(([, name = '']) => isTaken(name)) ||
    syntax.invocations.flatMap(namedVariables).some(isTaken) ||
    leavesScript(syntax.statements.flatMap(({ nodes }) => nodes.flatMap(keywordsOf)))
  )
}

/** What may be names of variables: values of `-OutVariable` and its like, and all that `Set-Variable` is given. */
function namedVariables({ name, elements }: Invocation): string[] {
  const all = VARIABLE_CMDLET.test(name)
  return elements.flatMap((element, index) => {
    const before = elements[index - 1]
    const owner = element.argument ? element : before
    const isName = all || (owner?.kind === 'parameter' && VARIABLE_PARAMETER.test(owner.name ?? ''))
    const { value, text } = element.argument ?? element
    return isName ? (value ?? text).split(/[,+:\s]+/) : []
  })
}

/** `exit` would end the run as if all of it were done, and `break` outside a loop of its own would end a loop of the script. */
function leavesScript(keywords: readonly string[]): boolean {
  if (keywords.some((keyword) => keyword === 'exit' || keyword === 'trap')) return true
  const leavesLoop = keywords.some((keyword) => keyword === 'break' || keyword === 'continue')
  return leavesLoop && !keywords.some((keyword) => LOOPS.includes(keyword))
}

function keywordsOf(node: Node): string[] {
  if (node.type === 'call') return node.invocation.elements.flatMap(keywordsIn)
  if (node.type === 'group') return node.nodes.flatMap(keywordsOf)
  return node.kind === 'keyword' ? [node.text.toLowerCase()] : (node.nodes ?? []).flatMap(keywordsOf)
}

const keywordsIn = ({ nodes = [], items = [], argument }: Element): string[] => [
  ...nodes.flatMap(keywordsOf),
  ...items.flatMap(keywordsIn),
  ...(argument ? keywordsIn(argument) : []),
]
