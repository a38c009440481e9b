import { type Finding, type Place, type Report, type ReportContext, visibleCode } from '../model/index.ts'
import { columns, pad } from './columns.ts'
import type { Span } from './marks.ts'
import { choose, type Row, rowsOf } from './rows.ts'
import { type Line, windowed } from './window.ts'

/** More places of one text than this are counted, not shown. */
const MOST_LABELS = 10
/** Columns that labels may take beside the text. */
const WIDEST_LABEL = 24
/** Shorter values of a finding say too little to look for them in a line. */
const SHORTEST_VALUE = 3

export interface ComparisonContext extends ReportContext {
  width: number
  /** What a path is called in the header of the topic. */
  labels: ReadonlyMap<string, string>
  mark(text: string): string
  dim(text: string): string
}

/** Who says what: one line for each different text, labelled with the places that have it, what matters in it marked. */
export function comparison(finding: Finding, report: Report, context: ComparisonContext): string[] {
  const all = rowsOf(finding, report)
  const rows = choose(all)
  const names = rows.map((row) => labelOf(row.places, context.labels))
  const label = Math.max(0, ...names.map(columns).filter((width) => width <= WIDEST_LABEL))
  const words = wordsOf(finding.data).map(visibleCode)
  const lines = rows.flatMap((row, index) => write(row, names[index] ?? '', label, words, context))
  const shown = rows.reduce((sum, row) => sum + row.places.length, 0)
  const hidden = all.reduce((sum, row) => sum + row.places.length, 0) - shown
  return hidden > 0 ? [...lines, `    ${context.dim(context.t('cli.report.places', { count: hidden }))}`] : lines
}

function write(row: Row, name: string, label: number, words: readonly string[], context: ComparisonContext): string[] {
  // A label that is too long for its column has a line of its own.
  const own = columns(name) > WIDEST_LABEL
  const line = windowed(row, Math.max(20, context.width - label - 6), row.spans[0] ?? firstOf(words, row.text))
  const head = `    ${context.dim(pad(own ? '' : name, label))}  `
  const under = context.color ? '' : underline(line)
  return [
    ...(own ? [`    ${context.dim(name)}`] : []),
    head + (context.color ? painted(line, context.mark) : line.text),
    ...(under ? [' '.repeat(label + 6) + under] : []),
  ]
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

/** The texts among a finding's data, the longest first. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length < SHORTEST_VALUE ? [] : [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value)
    .flatMap(wordsOf)
    .sort((a, b) => b.length - a.length)
}

/** Where a line has the first of these words that it has. */
function firstOf(words: readonly string[], text: string): Span | undefined {
  const word = words.find((one) => text.includes(one))
  const start = word === undefined ? -1 : text.indexOf(word)
  return word === undefined ? undefined : { start, end: start + word.length }
}

/** Carets under the marked parts. */
function underline({ text, spans }: Line): string {
  let line = ''
  for (const { start, end } of spans)
    line = pad(line, columns(text.slice(0, start))) + '^'.repeat(Math.max(1, columns(text.slice(start, end))))
  return line
}

function painted({ text, spans }: Line, mark: (text: string) => string): string {
  let out = ''
  let at = 0
  for (const { start, end } of spans) {
    out += text.slice(at, start) + mark(text.slice(start, end))
    at = end
  }
  return out + text.slice(at)
}
