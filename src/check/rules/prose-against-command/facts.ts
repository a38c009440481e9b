import type { Lexicon } from '../../../model/index.ts'
import { monthNames, quantitiesOf } from '../../quantities.ts'

export const kinds = ['date', 'size', 'duration', 'address', 'server'] as const
export type Kind = (typeof kinds)[number]

/** Something that a sentence and a command both state, in a form that compares. */
export interface Fact {
  kind: Kind
  text: string
  /** Equal values say the same; a date has several where its order of day and month is open. */
  values: string[]
  /** What two facts share that speak of one thing: only then a difference is a contradiction. */
  common: string[]
}

const NUMERIC = /(?<![\d/.-])(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})|(\d{1,2})\/(\d{1,2})\/(\d{4}))(?![\d/-])/gu
const HAN = /(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/gu
const SIZE = /(?<![\p{L}\p{N}.,_-])(\d+(?:[.,]\d+)?)[\s\u00a0]?([KMGT])B(?![\p{L}\p{N}/])/giu
const SPAN = /(?<![\d.:])(?:(\d{1,4})\.)?(\d{1,2}):(\d{2}):(\d{2})(?![\d:])/gu
const ADDRESS = /(?<![\p{L}\p{N}._@-])([\w.-]{1,64})@([\w-]{1,63}(?:\.[\w-]{2,63})+)/gu
const SERVER = /(?<![\p{L}\p{N}_\\./@$-])([A-Z][A-Za-z]{1,20}?-?)(\d{1,3})(?![\p{L}\p{N}_@%-]|\.\d)/gu

/** What a sentence states, in its language. */
export function factsOfProse(text: string, locale: string, lexicon: Lexicon | undefined): Fact[] {
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ')
  return [...datesIn(plain, locale), ...measuresIn(plain, locale, lexicon), ...spansIn(plain), ...namesIn(plain)]
}

/** What commands state. */
export function factsOfCode(text: string): Fact[] {
  return [...datesIn(text, ''), ...sizesIn(text), ...spansIn(text), ...namesIn(text)]
}

const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 }

/** Sizes and durations with a unit in words. */
function* measuresIn(text: string, locale: string, lexicon: Lexicon | undefined): Iterable<Fact> {
  for (const { value, unit = '', text: written } of quantitiesOf(text, locale, lexicon)) {
    const power = /^[KMGT]B$/.test(unit) ? POWERS.indexOf(unit[0]!) + 1 : 0
    if (power > 0) yield measure('size', written, Number(value) * 1024 ** power)
    else if (SECONDS[unit] !== undefined) yield measure('duration', written, Number(value) * SECONDS[unit])
  }
}

const measure = (kind: 'size' | 'duration', text: string, amount: number): Fact => ({
  kind,
  text: text.trim(),
  values: [String(Math.round(amount))],
  common: [kind],
})

function* datesIn(text: string, locale: string): Iterable<Fact> {
  for (const [written, y, m, d, first, second, year] of text.matchAll(NUMERIC))
    yield y
      ? dateOf(written, y, [[m!, d!]])
      : dateOf(written, year!, [
          [first!, second!],
          [second!, first!],
        ])
  for (const [written, y, m, d] of text.matchAll(HAN)) yield dateOf(written, y!, [[m!, d!]])
  const months = locale ? monthNames(locale) : new Map<string, number>()
  if (months.size === 0) return
  const names = [...months.keys()].sort((a, b) => b.length - a.length).join('|')
  const inWords = new RegExp(
    `(?<![\\p{L}\\d])(?:(\\d{1,2})(?:er|st|nd|rd|th|º)? (?:de )?(${names})\\.?|(${names})\\.? (\\d{1,2})(?:st|nd|rd|th)?),? (?:de |del )?(\\d{4})(?!\\d)`,
    'giu',
  )
  for (const [written, before, name, other, after, year] of text.matchAll(inWords)) {
    const month = months.get((name ?? other)!.toLowerCase())
    if (month) yield dateOf(written, year!, [[String(month), (before ?? after)!]])
  }
}

function dateOf(text: string, year: string, readings: readonly (readonly [string, string])[]): Fact {
  const possible = readings.filter(([month, day]) => Number(month) <= 12 && Number(day) <= 31)
  const values = possible.map(([month, day]) => `${year}-${Number(month)}-${Number(day)}`)
  // The same year and month, or year and day: one of the three was mistyped or mistranslated.
  const common = possible.flatMap(([month, day]) => [`${year} month ${Number(month)}`, `${year} day ${Number(day)}`])
  return { kind: 'date', text, values, common }
}

const POWERS = 'KMGT'

function* sizesIn(text: string): Iterable<Fact> {
  for (const [written, number, unit] of text.matchAll(SIZE))
    yield measure(
      'size',
      written,
      Number(number!.replace(',', '.')) * 1024 ** (POWERS.indexOf(unit!.toUpperCase()) + 1),
    )
}

function* spansIn(text: string): Iterable<Fact> {
  for (const [written, days = '0', hours, minutes, seconds] of text.matchAll(SPAN))
    yield measure(
      'duration',
      written,
      ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds),
    )
}

function* namesIn(text: string): Iterable<Fact> {
  for (const [written, , domain] of text.matchAll(ADDRESS))
    yield { kind: 'address', text: written, values: [written.toLowerCase()], common: [domain!.toLowerCase()] }
  for (const [written, stem, number] of text.matchAll(SERVER))
    yield {
      kind: 'server',
      text: written,
      values: [`${stem!.toLowerCase()}${Number(number)}`],
      common: [stem!.toLowerCase()],
    }
}
