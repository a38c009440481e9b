import type { Lexicon } from '../model/index.ts'

const cache = new WeakMap<Lexicon, Map<string, RegExp | undefined>>()

/**
 * Finds the variants of a concept of the lexicon in a sentence, longest first. `*` stands for any letters of the same word. Words of
 * Latin script are matched whole; Han text has no words to match.
 */
export function cues(text: string, concept: string, lexicon: Lexicon | undefined): string[] {
  const pattern = patternOf(concept, lexicon)
  return pattern ? (plain(text).match(pattern) ?? []) : []
}

/** The sentence with the variants of a concept blotted out. */
export function without(text: string, concept: string, lexicon: Lexicon | undefined): string {
  const pattern = patternOf(concept, lexicon)
  return pattern ? plain(text).replace(pattern, '¤') : plain(text)
}

const plain = (text: string): string => text.toLowerCase().replace(/[’‘]/gu, "'").replace(/\s+/gu, ' ')

function patternOf(concept: string, lexicon: Lexicon | undefined): RegExp | undefined {
  if (!lexicon) return undefined
  const known = cache.get(lexicon) ?? new Map<string, RegExp | undefined>()
  cache.set(lexicon, known)
  if (known.has(concept)) return known.get(concept)
  const variants = [...(lexicon.concepts[concept] ?? [])].sort((a, b) => b.length - a.length)
  const made = variants.length > 0 ? new RegExp(variants.map(variantPattern).join('|'), 'gu') : undefined
  known.set(concept, made)
  return made
}

function variantPattern(variant: string): string {
  const body = variant
    .toLowerCase()
    .replace(/[.+?^${}()|[\]\\]/gu, '\\$&')
    .replaceAll('*', "[\\p{L}']*")
  return /\p{Script=Han}/u.test(variant) ? body : `(?<!\\p{L})${body}(?!\\p{L})`
}
