import { parse } from '../../../commands/index.ts'
import type { Command } from '../../../model/index.ts'

/** A line that begins with a parameter of the command before it. */
export interface Wrap {
  /** The parameter, as it is written. */
  text: string
  /** Offset in the command's text at which the line before ends. */
  break: number
  /** Offsets of the parameter. */
  start: number
  end: number
}

const NEWLINE = /[^\S\r\n]*\r?\n[^\S\r\n]*$/u

/**
 * The first parameter that a line break cuts off. Documents wrap long commands so, and `parse` reads them as meant; pasted, the first line
 * runs without the rest (about_Line_Editing: a line goes on only after a backtick, a pipe, a comma or an open bracket).
 */
export function wrapIn({ text, dialect }: Command): Wrap | undefined {
  if (dialect !== 'powershell' || !text.includes('\n')) return undefined
  for (const { elements } of parse(text, dialect).invocations)
    for (const { kind, start, end } of elements) {
      if (kind !== 'parameter') continue
      const before = text.slice(Math.max(0, start - WIDEST), start)
      const found = NEWLINE.exec(before)
      if (found && !/[`|,({]$/u.test(before.slice(0, found.index)))
        return { text: text.slice(start, end), break: start - found[0].length, start, end }
    }
  return undefined
}

/** No indentation is wider. */
const WIDEST = 200
