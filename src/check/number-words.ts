import type { Lexicon } from '../model/index.ts'
import { UNITS } from './quantities.ts'

const patterns = new WeakMap<Lexicon, RegExp | undefined>()
const values = new WeakMap<Lexicon, ReadonlyMap<string, string>>()

/** Common numbers that are spelled out before a unit become digits: `five seconds` and `5 seconds` are one quantity. */
export function withNumberWords(text: string, lexicon: Lexicon | undefined): string {
  if (!lexicon) return text
  if (!patterns.has(lexicon)) patterns.set(lexicon, patternOf(lexicon))
  const pattern = patterns.get(lexicon)
  if (!pattern) return text
  return text.replace(pattern, (word) => wordsOf(lexicon).get(word.toLowerCase()) ?? word)
}

/** How often a text spells out which number, wherever; not `one`, which is an article in most languages. */
export function spelledNumbers(text: string, lexicon: Lexicon | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  if (!lexicon || wordsOf(lexicon).size === 0) return counts
  if (!anywhere.has(lexicon)) anywhere.set(lexicon, wordPattern([...wordsOf(lexicon).keys()]))
  for (const [word] of text.matchAll(anywhere.get(lexicon)!)) {
    const value = wordsOf(lexicon).get(word.toLowerCase())!
    if (value !== '1') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

const anywhere = new WeakMap<Lexicon, RegExp>()

const NUMBER = /^number\.(\d+)$/u

function wordsOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  const known = values.get(lexicon)
  if (known) return known
  const made = new Map<string, string>()
  for (const [concept, words] of Object.entries(lexicon.concepts)) {
    const value = concept.match(NUMBER)?.[1]
    if (value) for (const word of words) made.set(word.toLowerCase(), value)
  }
  values.set(lexicon, made)
  return made
}

function patternOf(lexicon: Lexicon): RegExp | undefined {
  const words = [...wordsOf(lexicon).keys()]
  const units = UNITS.flatMap((name) => lexicon.concepts[`unit.${name}`] ?? [])
  if (words.length === 0 || units.length === 0) return undefined
  return wordPattern(words, `(?=[ \\u00a0]?(?:${anyOf(units)})(?!\\p{Script=Latin}))`)
}

/** Not `thirty-five minutes`, not the third day (第三天), not the day before (前一天) the last one (最近一天). */
const wordPattern = (
  words: readonly string[],
  after = '(?![\\p{Script=Latin}\\p{N}-]|[一二三四五六七八九十百千])',
): RegExp =>
  new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}-]|[第几幾数數一二两兩三四五六七八九十百千])(?:${anyOf(words)})${after}`,
    'giu',
  )

const anyOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('|')
