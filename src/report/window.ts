import { columns, cutAt } from './columns.ts'
import type { Span } from './marks.ts'

/** A line, or a part of one, with spans of it marked. */
export interface Line {
  text: string
  spans: readonly Span[]
}

/** The part of a long line around `focus` (default its first mark), with `…` where it was cut. */
export function windowed({ text, spans }: Line, width: number, focus: Span | undefined = spans[0]): Line {
  if (columns(text) <= width) return { text, spans }
  const from = startOf(text, width - 2, focus ?? { start: 0, end: 0 })
  const end = from + cutAt(text.slice(from), width - 2)
  const lead = from > 0 ? '…' : ''
  const shift = lead.length - from
  return {
    text: lead + text.slice(from, end) + (end < text.length ? '…' : ''),
    spans: spans
      .filter((span) => span.end > from && span.start < end)
      .map((span) => ({ start: Math.max(span.start, from) + shift, end: Math.min(span.end, end) + shift })),
  }
}

/** The beginning, unless the focus is then out of sight; never so late that the line would end before the window does. */
function startOf(text: string, width: number, focus: Span): number {
  if (columns(text.slice(0, focus.end)) <= width) return 0
  const lead = tailAt(text.slice(0, focus.start), Math.floor(width / 3))
  return Math.min(lead, tailAt(text, width))
}

/** Where the longest end of a text begins that takes no more than `width` columns. */
const tailAt = (text: string, width: number): number => text.length - cutAt([...text].reverse().join(''), width)
