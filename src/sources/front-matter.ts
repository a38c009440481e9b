import { LineCounter, parseDocument } from 'yaml'
import { type FrontMatter, type Problem, readFrontMatter } from '../model/index.ts'
import { yamlReason } from './yaml-reason.ts'

/** The values of a document's front matter, and what is wrong with it. */
export function frontMatterOf(path: string, text: string): { values: FrontMatter['values']; problem?: Problem } {
  const front = readFrontMatter(text)
  if (front === undefined) return { values: {} }
  // A rule at the top of a text looks the same: only what goes on like front matter is one.
  if (front === 'unclosed') {
    const next = text.split('\n', 2)[1] ?? ''
    if (!/^[\w.:-]+:(\s|$)/.test(next)) return { values: {} }
    return { values: {}, problem: { id: 'front-matter-unclosed', path, line: 1, column: 1, data: {} } }
  }
  const problem = front.simple ? undefined : yamlProblem(path, front.raw)
  return problem ? { values: front.values, problem } : { values: front.values }
}

function yamlProblem(path: string, raw: string): Problem | undefined {
  const lines = new LineCounter()
  const [error] = parseDocument(raw, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' }).errors
  if (!error) return undefined
  const { line, col } = lines.linePos(error.pos[0])
  return {
    id: 'front-matter-invalid',
    path,
    line: Math.max(1, line) + 1,
    column: Math.max(1, col),
    data: yamlReason(error.code),
  }
}
