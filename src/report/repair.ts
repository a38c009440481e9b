import type { Block, Edition, Finding, Region } from '../model/index.ts'
import { fixesOf } from './fixes.ts'

/** A replacement in a raw text. */
interface Edit {
  start: number
  end: number
  text: string
}

export interface Repair {
  path: string
  before: string
  after: string
  /** The findings it settles. */
  findings: Finding[]
}

/**
 * Applies the certain repairs of findings to one document. Prose is never touched: a repair that would change anything but
 * commands, code and fences is left out, and so is the later of two that overlap. New line ends are the document's own.
 */
export function repair(text: string, edition: Edition, findings: readonly Finding[]): Repair {
  const newline = lineEnd(text)
  const taken: (Edit & { finding: Finding })[] = []
  for (const finding of findings) {
    if (finding.suppressed) continue
    for (const fix of fixesOf(finding)) {
      if (fix.path !== edition.path) continue
      const { start, end } = fix.region
      const edit = { start: start.offset, end: end.offset, text: fix.text.replace(/\r\n|\r|\n/g, newline) }
      const clear = taken.every((other) => edit.end < other.start || edit.start > other.end)
      if (clear && text.slice(edit.start, edit.end) !== edit.text && sparesProse(text, edit, edition))
        taken.push({ ...edit, finding })
    }
  }
  taken.sort((a, b) => a.start - b.start)
  let after = ''
  let at = 0
  for (const edit of taken) {
    after += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return {
    path: edition.path,
    before: text,
    after: after + text.slice(at),
    findings: taken.map((edit) => edit.finding),
  }
}

const lineEnd = (text: string): string => /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'

/** Within code anything may change; elsewhere only fences, white space and the indentation of lines. */
function sparesProse(text: string, edit: Edit, edition: Edition): boolean {
  const code = edition.blocks.flatMap(codeOf)
  if (code.some((region) => region.start.offset <= edit.start && edit.end <= region.end.offset)) return true
  return withoutFences(text.slice(edit.start, edit.end)) === withoutFences(edit.text)
}

const codeOf = (block: Block): Region[] => [
  ...(block.kind === 'code' ? [block.region] : []),
  ...block.commands.map((command) => command.region),
  ...block.inlines.flatMap((inline) => (inline.kind === 'code' && inline.region ? [inline.region] : [])),
]

const withoutFences = (text: string): string =>
  text
    .replace(/^[ \t>]*(?:`{3,}|~{3,})[^`\r\n]*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
