import { CODE, isNewline } from '../characters.ts'
import type { Node } from '../syntax.ts'
import { command } from './command.ts'
import { expression, startsExpression } from './expression.ts'
import type { Reader } from './reader.ts'
import { leafOf } from './value.ts'
import { bare } from './word.ts'

/** Reads a pipeline, chained ones included. */
export function pipeline(r: Reader, nodes: Node[]): void {
  let stage = 0
  for (;;) {
    const start = r.pos
    const read = stageOf(r, nodes, stage)
    if (read === 'assigned') return
    if (read === 'iterator') continue
    const next = joint(r, nodes)
    if (next === 'end' || r.pos === start) return
    stage = next === 'pipe' ? stage + 1 : 0
    r.skipLines()
    if (r.done()) {
      r.problem('missing-operand', Math.max(0, r.text.length - 1), r.text.length)
      return
    }
    if (r.code() === CODE.pipe) r.problem('missing-name', r.pos, r.pos + 1)
  }
}

/** Reads one stage: a placeholder, an expression with what it is assigned, or a command. */
function stageOf(r: Reader, nodes: Node[], stage: number): 'assigned' | 'iterator' | 'stage' {
  if (r.code() === CODE.less && r.angle(r.pos) > 0 && alone(r, nodes)) return 'stage'
  if (!startsExpression(r)) {
    nodes.push(command(r, stage))
    return 'stage'
  }
  if (stage > 0) r.problem('expression-in-pipeline', r.pos, r.pos + 1)
  expression(r, nodes)
  if (iterator(r, nodes)) return 'iterator'
  if (stage === 0 && assignment(r, nodes)) return 'assigned'
  redirections(r, nodes)
  return 'stage'
}

/** A placeholder that stands where a value goes, not a command. */
function alone(r: Reader, nodes: Node[]): boolean {
  const start = r.pos
  const read = bare(r)
  const leaf = leafOf(r, 'word', start, read, 'bare')
  r.skipSpace()
  const code = r.code()
  if (
    Number.isNaN(code) ||
    isNewline(code) ||
    code === CODE.semicolon ||
    code === CODE.closeParen ||
    code === CODE.closeBrace ||
    code === CODE.comma
  ) {
    nodes.push(leaf)
    return true
  }
  r.pos = start
  return false
}

function redirections(r: Reader, nodes: Node[]): void {
  r.skipSpace()
  while (r.code() === CODE.greater) {
    const start = r.pos
    while (r.code() === CODE.greater) r.pos++
    r.skipSpace()
    bare(r)
    nodes.push(r.leaf('text', start))
    r.skipSpace()
  }
}

const within = /in(?=\s)/iy

/** The `in` of `foreach ($one in $all)`. */
function iterator(r: Reader, nodes: Node[]): boolean {
  if (!r.iterates) return false
  r.iterates = false
  r.skipLines()
  within.lastIndex = r.pos
  if (!within.test(r.text)) return false
  const start = r.pos
  r.pos += 2
  nodes.push(r.leaf('keyword', start))
  r.skipLines()
  return true
}

const assign = /(?:[-+*/%]|\?\?)?=/y

function assignment(r: Reader, nodes: Node[]): boolean {
  r.skipSpace()
  assign.lastIndex = r.pos
  const match = assign.exec(r.text)
  if (!match) return false
  const start = r.pos
  r.pos += match[0].length
  nodes.push(r.leaf('assign', start))
  r.skipLines()
  if (r.done()) r.problem('missing-operand', start, r.pos)
  else if (r.enter()) {
    r.nesting++
    r.statement(nodes)
    r.nesting--
    r.depth--
  }
  return true
}

/** Passes `|`, `&&`, `||` or `&`; a pipe may also stand on the next line. */
function joint(r: Reader, nodes: Node[]): 'pipe' | 'chain' | 'end' {
  r.skipSpace()
  const before = r.pos
  if (isNewline(r.code())) r.skipLines()
  const start = r.pos
  const code = r.code()
  const twice = r.code(1) === code
  if (code === CODE.pipe || (code === CODE.ampersand && start === before)) {
    r.pos += twice ? 2 : 1
    if (code === CODE.pipe && !twice) {
      nodes.push(r.leaf('pipe', start))
      return 'pipe'
    }
    nodes.push(r.leaf(twice ? 'operator' : 'separator', start))
    return twice ? 'chain' : 'end'
  }
  r.pos = before
  return 'end'
}
