import { CODE, isNewline } from '../characters.ts'
import type { Node } from '../syntax.ts'
import { expression, startsExpression } from './expression.ts'
import type { Reader } from './reader.ts'
import { separator } from './separator.ts'

/** Reads the entries of `@{ … }`. */
export function pairs(r: Reader, nodes: Node[]): void {
  for (;;) {
    r.skipSpace()
    const code = r.code()
    if (Number.isNaN(code) || code === CODE.closeBrace) return
    if (isNewline(code) || code === CODE.semicolon) separator(r, nodes)
    else if (!pair(r, nodes)) {
      r.problem('unexpected-token', r.pos, r.pos + 1)
      return
    }
  }
}

const key = /[\p{L}_][\p{L}\p{N}_-]*/uy

function pair(r: Reader, nodes: Node[]): boolean {
  const start = r.pos
  key.lastIndex = start
  const match = key.exec(r.text)
  if (match) {
    r.pos += match[0].length
    nodes.push(r.leaf('member', start))
  } else if (r.notation && r.text.startsWith('...', start)) {
    r.pos += 3
    return true
  } else if (r.code() === CODE.less && r.angle(start) > 0) {
    r.pos = r.angle(start)
    nodes.push(r.leaf('member', start))
  } else if (startsExpression(r)) expression(r, nodes)
  else return false
  r.skipLines()
  if (r.code() !== CODE.equals) return false
  const at = r.pos++
  nodes.push(r.leaf('assign', at))
  r.skipLines()
  const before = r.pos
  r.statement(nodes)
  r.skipSpace()
  if (r.notation && r.text.startsWith('...', r.pos)) r.pos += 3
  return r.pos > before
}
