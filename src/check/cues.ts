import { remembering } from '../commands/index.ts'
import type { Lexicon } from '../model/index.ts'

/** A concept of the lexicon as a pattern, with what it found in the sentences of late. */
interface Concept {
  cues(text: string): string[]
  without(text: string): string
}

const cache = new WeakMap<Lexicon, Map<string, Concept>>()

/**
 * Finds the variants of a concept of the lexicon in a sentence, longest first. `*` stands for any letters of the same word. Words of
 * Latin script are matched whole; Han text has no words to match.
 */
export const cues = (text: string, concept: string, lexicon: Lexicon | undefined): string[] =>
  lexicon ? conceptOf(concept, lexicon).cues(text) : []

/** The sentence with the variants of a concept blotted out. */
export const without = (text: string, concept: string, lexicon: Lexicon | undefined): string =>
  lexicon ? conceptOf(concept, lexicon).without(text) : plain(text)

const plain = remembering((text) => text.toLowerCase().replace(/[’‘]/gu, "'").replace(/\s+/gu, ' '))

function conceptOf(concept: string, lexicon: Lexicon): Concept {
  const known = cache.get(lexicon) ?? new Map<string, Concept>()
  cache.set(lexicon, known)
  const made = known.get(concept) ?? conceptFrom(lexicon.concepts[concept] ?? [])
  known.set(concept, made)
  return made
}

function conceptFrom(variants: readonly string[]): Concept {
  if (variants.length === 0) return { cues: () => [], without: plain }
  const pattern = patternOf(variants)
  return {
    cues: remembering((text) => plain(text).match(pattern) ?? []),
    without: remembering((text) => plain(text).replace(pattern, '¤')),
  }
}

const isHan = (variant: string): boolean => /\p{Script=Han}/u.test(variant)

/** The edges of words are looked at once for all variants: a look each takes longer to compile than most texts to search. */
function patternOf(variants: readonly string[]): RegExp {
  const longestFirst = [...variants].sort((a, b) => b.length - a.length)
  const words = longestFirst.filter((variant) => !isHan(variant)).map(variantPattern)
  const han = longestFirst.filter(isHan).map(variantPattern)
  return new RegExp(
    [...(words.length > 0 ? [`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`] : []), ...han].join('|'),
    'gu',
  )
}

const variantPattern = (variant: string): string =>
  variant
    .toLowerCase()
    .replace(/[.+?^${}()|[\]\\]/gu, '\\$&')
    .replaceAll('*', "[\\p{L}']*")
