import type { Point, Region } from '../model/index.ts'

/** A document's text with its lines indexed, so that an offset becomes a place an editor shows. */
export class Source {
  readonly text: string
  readonly #starts: number[] = [0]

  constructor(text: string) {
    this.text = text
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1)
  }

  get lineCount(): number {
    return this.#starts.length
  }

  /** Offset of the first character of a line; lines count from 1. */
  lineStart(line: number): number {
    return this.#starts[line - 1] ?? this.text.length
  }

  /** Offset just after the last character of a line, its line end not included. */
  lineEnd(line: number): number {
    const next = this.#starts[line]
    if (next === undefined) return this.text.length
    return this.text[next - 2] === '\r' ? next - 2 : next - 1
  }

  line(line: number): string {
    return this.text.slice(this.lineStart(line), this.lineEnd(line))
  }

  lineAt(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  pointAt(offset: number): Point {
    const clamped = Math.max(0, Math.min(offset, this.text.length))
    const line = this.lineAt(clamped)
    return { line, column: clamped - this.lineStart(line) + 1, offset: clamped }
  }

  region(start: number, end: number): Region {
    return { start: this.pointAt(start), end: this.pointAt(Math.max(start, end)) }
  }
}

/** Text taken out of a source, with the way back: `at` gives the raw offset of an offset in `text`. */
export interface Excerpt {
  text: string
  at(offset: number): number
}

/** The source from `start` to `end`, unchanged. */
export function slice(source: Source, start: number, end: number): Excerpt {
  return { text: source.text.slice(start, end), at: (offset) => start + offset }
}

/**
 * A node's value whose lines are those of the source from `firstLine` on, less what a container put before them
 * (`> `, the indentation of a list item). Tabs that the container cut in half lose their exact column, never their line.
 */
export function lineByLine(source: Source, value: string, firstLine: number): Excerpt {
  const starts: number[] = []
  const raw: number[] = []
  let line = firstLine
  for (let at = 0; at <= value.length; line++) {
    const stop = value.indexOf('\n', at)
    const length = (stop === -1 ? value.length : stop) - at
    starts.push(at)
    raw.push(find(source, line, value.slice(at, at + length)))
    if (stop === -1) break
    at = stop + 1
  }
  return {
    text: value,
    at: (offset) => {
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (starts[middle]! <= offset) low = middle
        else high = middle - 1
      }
      return raw[low]! + (offset - starts[low]!)
    },
  }
}

/** Offset at which a line of the source shows `text`: at its end, or, before trailing space, wherever it stands. */
function find(source: Source, line: number, text: string): number {
  const end = source.lineEnd(line)
  const start = Math.min(source.lineStart(line), end)
  if (source.text.startsWith(text, Math.max(start, end - text.length))) return Math.max(start, end - text.length)
  const at = source.text.slice(start, end).indexOf(text.trim())
  return at === -1 ? start : start + at - (text.length - text.trimStart().length)
}

/** An excerpt with pieces replaced; `edits` are in order and do not overlap. Inside a replacement every offset is its start. */
export function edited(excerpt: Excerpt, edits: readonly { start: number; end: number; text: string }[]): Excerpt {
  const pieces: { from: number; to: number; kept: boolean }[] = []
  let text = ''
  let at = 0
  const keep = (until: number) => {
    pieces.push({ from: text.length, to: at, kept: true })
    text += excerpt.text.slice(at, until)
    at = until
  }
  for (const edit of edits) {
    keep(edit.start)
    pieces.push({ from: text.length, to: edit.start, kept: false })
    text += edit.text
    at = edit.end
  }
  keep(excerpt.text.length)
  return {
    text,
    at: (offset) => {
      const piece = pieces.findLast((each) => each.from <= offset)!
      return excerpt.at(piece.kept ? piece.to + offset - piece.from : piece.to)
    },
  }
}
