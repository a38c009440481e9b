import type { Node, Statement, Syntax } from '../syntax.ts'
import { Reader } from './reader.ts'
import { group, statement, statements } from './statement.ts'

/**
 * Parses PowerShell by rules of our own, read off the language's documentation (about_Parsing, about_Quoting_Rules,
 * about_Operators) and off what its own parser answers. With `notation`, `<placeholders>` are words, not redirections, and the
 * square brackets of `[-Optional <x>]` are passed; without, the text means exactly what PowerShell takes it for.
 */
export function parsePowerShell(text: string, notation = true): Syntax {
  const r = new Reader(text, notation, { group, statement })
  const nodes: Node[] = []
  statements(r, nodes, 0)
  return {
    dialect: 'powershell',
    statements: split(nodes),
    invocations: r.invocations,
    errors: r.errors,
    limits: r.limits,
  }
}

function split(nodes: Node[]): Statement[] {
  const found: Statement[] = []
  let current: Node[] = []
  const close = (): void => {
    if (current.length > 0) found.push({ nodes: current, start: current[0]!.start, end: current.at(-1)!.end })
    current = []
  }
  for (const node of nodes) {
    if (node.type === 'leaf' && node.kind === 'separator') close()
    else current.push(node)
  }
  close()
  return found
}
