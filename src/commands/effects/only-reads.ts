import type { Element, Invocation, Node, Syntax } from '../syntax.ts'

/** Methods of .NET objects that return something and change nothing. */
const HARMLESS = new Set(
  (
    'tostring tolower toupper trim trimstart trimend split substring contains startswith endswith indexof gettype equals compareto padleft ' +
    'padright adddays addhours addminutes tolongdatestring toshortdatestring tobytes tokb tomb togb totb'
  ).split(' '),
)
/** Keywords that choose and repeat; all others define something or leave the place where they stand. */
const FLOW = new Set('if elseif else switch foreach for while do until in try catch finally'.split(' '))
const OBJECTS = /^(?:foreach-object|foreach|%)$/i
const NOWHERE = /^(?:\$null|nul)$/i

/**
 * Whether a text, all of whose commands only read, does nothing beside them: no output goes to a file, no method of unknown effect is
 * called, nothing but a plain variable is assigned, nothing is defined and nothing is left early.
 */
export const onlyReads = ({ statements }: Syntax): boolean => statements.every(({ nodes }) => areHarmless(nodes, ''))

function areHarmless(nodes: readonly Node[], open: string): boolean {
  return nodes.every((node, index) => {
    if (node.type === 'call') return isHarmlessCall(node.invocation)
    if (node.type === 'group') return areHarmless(node.nodes, node.open)
    switch (node.kind) {
      case 'keyword':
        return FLOW.has(node.text.toLowerCase())
      case 'assign':
        return open === '@{' || isPlainVariable(nodes[index - 1])
      case 'member':
        return !isCalled(nodes[index + 1]) || (nodes[index - 1]?.type === 'leaf' && isHarmlessMethod(nodes, index))
      default:
        return areHarmless(node.nodes ?? [], '')
    }
  })
}

/** `[type]::Method()` can be anything. */
function isHarmlessMethod(nodes: readonly Node[], index: number): boolean {
  const [operator, member] = [nodes[index - 1], nodes[index]]
  const isStatic = operator?.type !== 'leaf' || operator.text !== '.'
  return !isStatic && member?.type === 'leaf' && HARMLESS.has(member.text.toLowerCase())
}

const isCalled = (next: Node | undefined): boolean => next?.type === 'group' && next.open === '('

const isPlainVariable = (node: Node | undefined): boolean =>
  node?.type === 'leaf' &&
  node.kind === 'variable' &&
  /^\$\{?\w+\}?$/.test(node.text) &&
  !/preference\}?$/i.test(node.text)

/** The same of what stands in the words of one command, where it is known what its nested commands do. */
export function isHarmlessCall({ name, elements }: Invocation): boolean {
  // `ForEach-Object Delete` calls a method of that name.
  if (OBJECTS.test(name) && elements.some(({ kind, quote }) => kind === 'argument' && quote !== 'script')) return false
  return elements.every(isHarmlessElement)
}

function isHarmlessElement(element: Element): boolean {
  const { kind, argument, items = [], nodes = [] } = element
  if (kind === 'redirection') return argument === undefined || NOWHERE.test(argument.text)
  return (
    areHarmless(nodes, '') && items.every(isHarmlessElement) && (argument === undefined || isHarmlessElement(argument))
  )
}
