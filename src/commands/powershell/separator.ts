import type { Node } from '../syntax.ts'
import type { Reader } from './reader.ts'

/** Passes a line end or semicolon; several in a row count as one. */
export function separator(r: Reader, nodes: Node[]): void {
  const start = r.pos++
  const last = nodes.at(-1)
  if (last && !(last.type === 'leaf' && last.kind === 'separator')) nodes.push(r.leaf('separator', start))
}
