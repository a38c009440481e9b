import type { Source } from '../source.ts'

/** One line of a plain-text page. */
export interface CaptureLine {
  number: number
  /** Offset of the first character after indentation and bullet. */
  start: number
  end: number
  /** Columns before the text or bullet; a tab counts to the next multiple of four. */
  indent: number
  /** The bullet or number it begins with. */
  bullet?: { ordinal?: number }
  text: string
  blank: boolean
  /** A blank line, or the end of the text, comes next. */
  beforeBlank: boolean
}

const BULLET = /^(?:[•◦▪▫‣·●○■□◆✓➢⁃∙*–-]|(\d{1,3})[.)])(?:[ \t\u00a0]+|$)/u

/** Reads the lines of a page. Front matter is not expected; a text editor's wrapping is undone later. */
export function readLines(source: Source): CaptureLine[] {
  const lines: CaptureLine[] = []
  for (let number = 1; number <= source.lineCount; number++) {
    const raw = source.line(number)
    const space = /^[\s\u00a0]*/u.exec(raw)![0]
    const bullet = BULLET.exec(raw.slice(space.length, space.length + 12))
    const start = source.lineStart(number) + space.length + (bullet?.[0].length ?? 0)
    const text = raw.slice(space.length + (bullet?.[0].length ?? 0)).trimEnd()
    const line: CaptureLine = {
      number,
      start,
      end: start + text.length,
      indent: width(space),
      text,
      blank: raw.trim() === '',
      beforeBlank: true,
    }
    if (bullet && text !== '') line.bullet = bullet[1] ? { ordinal: Number(bullet[1]) } : {}
    const previous = lines.at(-1)
    if (previous && !line.blank) previous.beforeBlank = false
    lines.push(line)
  }
  return lines
}

function width(space: string): number {
  let columns = 0
  for (const character of space) columns = character === '\t' ? columns + 4 - (columns % 4) : columns + 1
  return columns
}
