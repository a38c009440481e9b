import { type Finding, type Place, type Report, type ReportContext, visibleCode } from '../model/index.ts'
import { columns, cutAt, pad } from './columns.ts'
import { marks, type Span } from './marks.ts'
import { excerpt } from './places.ts'

/** More lines than this are counted, not shown; so are more places of one line. */
const MOST_ROWS = 6
const MOST_LABELS = 10
/** Columns that labels may take beside the text. */
const WIDEST_LABEL = 24

interface Options extends ReportContext {
  width: number
  /** What a path is called in the header of the topic. */
  labels: ReadonlyMap<string, string>
  mark(text: string): string
  dim(text: string): string
}

/** Who says what: one line for each different text, labelled with the places that have it, the difference marked under it. */
export function comparison(finding: Finding, report: Report, options: Options): string[] {
  const rows = byExcerpt([finding.place, ...finding.related], report, options.labels)
  const shown = rows.slice(0, MOST_ROWS)
  const widths = shown.map((row) => columns(row.label)).filter((width) => width <= WIDEST_LABEL)
  const label = Math.max(0, ...widths)
  const spans = marks(shown.map((row) => row.text))
  const lines = shown.flatMap((row, index) => {
    // A label that is too long for its column has a line of its own.
    const above = columns(row.label) > WIDEST_LABEL ? [`    ${options.dim(row.label)}`] : []
    const line = windowed(row.text, spans[index] ?? [], Math.max(20, options.width - label - 6))
    const head = `    ${options.dim(pad(above.length > 0 ? '' : row.label, label))}  `
    const under = underline(line.text, line.spans)
    if (options.color || under === '') return [...above, head + painted(line.text, line.spans, options.mark)]
    return [...above, head + line.text, ' '.repeat(label + 6) + under]
  })
  const hidden = rows.slice(MOST_ROWS).reduce((sum, row) => sum + row.places, 0)
  return hidden > 0 ? [...lines, `    ${options.dim(options.t('cli.report.places', { count: hidden }))}`] : lines
}

interface Row {
  label: string
  text: string
  places: number
}

function byExcerpt(places: readonly Place[], report: Report, labels: ReadonlyMap<string, string>): Row[] {
  const rows = new Map<string, Place[]>()
  for (const place of places) {
    const text = excerpt(place, report)
    rows.set(text, [...(rows.get(text) ?? []), place])
  }
  return [...rows].map(([text, own]) => ({ text, label: labelOf(own, labels), places: own.length }))
}

/** `en:12 fr:14 +3`: places in files that the header does not name are counted; the first is named where there is nothing else. */
function labelOf(places: readonly Place[], labels: ReadonlyMap<string, string>): string {
  const known = places.filter((place) => labels.has(place.path))
  const shown = (known.length > 0 ? known : places.slice(0, 1)).slice(0, MOST_LABELS).map((place) => {
    const name = labels.get(place.path) ?? visibleCode(place.path.split('/').slice(-2).join('/'))
    return `${name}:${place.region.start.line}`
  })
  const hidden = places.length - shown.length
  return [...shown, ...(hidden > 0 ? [`+${hidden}`] : [])].join(' ')
}

/** The part of a long line that shows the first difference, with `…` where it was cut. */
function windowed(text: string, spans: readonly Span[], width: number): { text: string; spans: Span[] } {
  if (columns(text) <= width) return { text, spans: [...spans] }
  const first = spans[0] ?? { start: 0, end: 0 }
  const tooFar = columns(text.slice(0, first.end)) > width - 2
  const from = tooFar ? Math.min(Math.max(0, first.start - Math.floor(width / 3)), tailAt(text, width - 2)) : 0
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

/** Where the longest end of a text begins that takes no more than `width` columns. */
const tailAt = (text: string, width: number): number => text.length - cutAt([...text].reverse().join(''), width)

/** Carets under the marked parts. */
function underline(text: string, spans: readonly Span[]): string {
  let line = ''
  for (const { start, end } of spans)
    line = pad(line, columns(text.slice(0, start))) + '^'.repeat(Math.max(1, columns(text.slice(start, end))))
  return line
}

function painted(text: string, spans: readonly Span[], mark: (text: string) => string): string {
  let out = ''
  let at = 0
  for (const { start, end } of spans) {
    out += text.slice(at, start) + mark(text.slice(start, end))
    at = end
  }
  return out + text.slice(at)
}
