import type { Lexicon } from '../model/index.ts'

/** A number by its value, whatever the script and the separators. */
export interface Quantity {
  /** Canonical decimal text; versions such as `15.0.847` as they stand. */
  value: string
  /** Canonical unit, such as `MB` or `minute`, where one follows. */
  unit?: string
  /** As written, with its unit. */
  text: string
}

/** The unit concepts of the lexicon, in the order in which they are tried. */
export const UNITS = [
  'Mbps',
  'KB',
  'MB',
  'GB',
  'TB',
  'percent',
  'millisecond',
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
] as const

const NUMBER =
  /(?<![\p{Script=Latin}\p{N}_-])\d+(?:[.,]\d+)*(?=\s?(?:[KMGT][Bo]?|[kms]?s|h|%)(?!\p{Script=Latin}))|(?<![\p{Script=Latin}\p{N}_-]|\p{Script=Latin}\d{1,4}\.)[+-]?\d+(?:[.,\u00a0\u202f' ]\d{3}(?!\d))*(?:[.,:]\d+)*(?:(?![\p{Script=Latin}\d])|(?<=(?<!\d)(?:19|20)\d\d)(?=\p{Lu}))/gu
/** Numbers in an address are no figures; a space that was lost before it leaves the figure whole. */
const ADDRESS = /https?:\/\/[\w./?=&%#:~-]+/giu
const CLOCK =
  /(?<![\d\p{Script=Latin}]|\d[.,:])([01]?\d|2[0-4])(?::(\d{2})(?::(\d{2}))?(?:\s?[ap]\.?\s?m\.?)?|\s?h(?:\s?(\d{2}))?(?!\p{L}|\d)|(?<![第图圖]\s?\d{1,2})\s?[點点]|\s?[ap]\.?\s?m\.?(?!\p{L}))/giu
/** The letter that says that a version follows. */
const VERSION = /(?<![\p{L}\p{N}_-])v\.?\s?(?=\d)/giu

const months = new Map<string, Months>()

/**
 * The numbers of a sentence by value: full-width digits, thousands and decimal separators, month names and clock times are
 * brought to one form. Times lose their half of the day (3:00 PM and 15:00 are both `3:00`), because editions convert it.
 */
export function quantitiesOf(text: string, locale: string, lexicon: Lexicon | undefined): Quantity[] {
  if (!/\d|[\uff10-\uff19]/u.test(text)) return []
  // In a range or a date, the dash is no sign: `2-5 minutes` holds 2 and 5.
  const plain = text
    // A full-width comma parts a list; thousands are all that it could join.
    .replace(/(?<=\d)[，、](?=\d)(?!\d{3}(?!\d))/gu, ', ')
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(ADDRESS, ' ')
    .replace(VERSION, ' ')
    .replace(/(?<=\d)[-\u2013](?=\d)/gu, ' \u2013 ')
  let rest = withMonthNumbers(plain, locale)
  const found: Quantity[] = []
  rest = rest.replace(CLOCK, (clock: string, hour: string, minute?: string, second?: string, frenchMinute?: string) => {
    const value = `${second ? hourWithSeconds(Number(hour), clock) : Number(hour) % 12}:${minute ?? frenchMinute ?? '00'}`
    found.push({ value: Number(second) > 0 ? `${value}:${second}` : value, text: clock })
    return ' '.repeat(clock.length)
  })
  for (const match of rest.matchAll(NUMBER)) {
    const after = rest.slice(match.index + match[0].length, match.index + match[0].length + 24)
    const unit = unitOf(after, lexicon)
    found.push({
      value: canonicalNumber(match[0]),
      text: match[0] + (unit?.text ?? ''),
      ...(unit ? { unit: unit.name } : {}),
    })
  }
  return found
}

/** With seconds it may be a duration: twelve hours, and a whole day, are not none. */
const hourWithSeconds = (hour: number, clock: string): number =>
  hour > 12 && hour < 24 ? hour - 12 : hour === 12 && /a\.?\s?m\.?$/iu.test(clock) ? 0 : hour

/** `1,048,576`, `1.048.576` and `1 048 576` are one number; so are `1.5` and `1,5`. */
function canonicalNumber(text: string): string {
  const plain = text.replace(/^\+/u, '').replace(/[\u00a0\u202f' ]/gu, '')
  const separators = plain.match(/[.,]/gu) ?? []
  if (separators.length === 0) return String(plain).replace(/^(-?)0+(?=\d)/u, '$1')
  const groups = plain.split(/[.,]/u)
  const thousands =
    groups.length > 1 &&
    groups.slice(1).every((group) => group.length === 3) &&
    groups[0]!.length <= 3 &&
    groups[0] !== '0'
  if (thousands && new Set(separators).size === 1) return groups.join('')
  if (separators.length === 1) return /^0+$/u.test(groups[1]!) ? groups[0]! : `${groups[0]}.${groups[1]}`
  if (new Set(separators).size === 2) return `${groups.slice(0, -1).join('')}.${groups.at(-1)}`
  return groups.join('.')
}

function unitOf(after: string, lexicon: Lexicon | undefined): { name: string; text: string } | undefined {
  const space = after.match(/^[\s\u00a0\u202f-]?/u)?.[0] ?? ''
  const word = after.slice(space.length)
  if (!word) return undefined
  for (const name of UNITS)
    for (const variant of lexicon?.concepts[`unit.${name}`] ?? []) {
      if (!word.toLowerCase().startsWith(variant.toLowerCase())) continue
      const next = word[variant.length] ?? ''
      if (/\p{Script=Latin}/u.test(next) && /\p{Script=Latin}$/u.test(variant)) continue
      return { name, text: space + word.slice(0, variant.length) }
    }
  return undefined
}

/** Month names of the language become their numbers, so that `July 4` and `4 de julio` hold the same numbers. */
function withMonthNumbers(text: string, locale: string): string {
  const { pattern, numbers } = monthsOf(locale)
  return pattern
    ? text.replace(pattern, (name) => String(numbers.get(name.toLowerCase().replace(/\.$/u, '')) ?? name))
    : text
}

/** Long and short names of the months, lower-case, to their numbers; empty where a language writes months in digits. */
export const monthNames = (locale: string): ReadonlyMap<string, number> => monthsOf(locale).numbers

interface Months {
  pattern?: RegExp
  numbers: Map<string, number>
}

function monthsOf(locale: string): Months {
  const known = months.get(locale)
  if (known) return known
  const numbers = new Map<string, number>()
  for (const style of ['long', 'short'] as const)
    for (let month = 0; month < 12; month++) {
      const name = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(Date.UTC(2001, month, 15))
      // Chinese writes months in digits already.
      if (!/\d/u.test(name)) numbers.set(name.toLowerCase().replace(/\.$/u, ''), month + 1)
    }
  const names = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|')
  // `mars` and `may` alone are words: a day or a year must stand next to it.
  const made: Months = names
    ? {
        numbers,
        pattern: new RegExp(`(?<=\\d(?: de)? )(?:${names})(?!\\p{L})\\.?|(?<!\\p{L})(?:${names})\\.?(?= \\d)`, 'giu'),
      }
    : { numbers }
  months.set(locale, made)
  return made
}
