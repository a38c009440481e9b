import { remembering } from '../commands/index.ts'
import type { Lexicons } from '../model/index.ts'

/** How often each word of a text stands there; of Chinese each character. */
export const wordsOf = remembering((text): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/\p{Script=Han}|[\p{Script=Latin}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
})

/** One small word alone tells a language in a text of so many words. */
const FEWEST = 3
const MOST = 6
/** What a character says that the scripts of Chinese share. */
const SHARED = 0.5

const HAN = /\p{Script=Han}/u

const cache = new WeakMap<Lexicons, [string, ReadonlySet<string>][]>()

function smallWords(lexicons: Lexicons): [string, ReadonlySet<string>][] {
  const known = cache.get(lexicons)
  if (known) return known
  const lists = [...lexicons].map(([locale, { concepts }]): [string, ReadonlySet<string>] => [
    locale,
    new Set(concepts['language.words']),
  ])
  cache.set(lexicons, lists)
  return lists
}

/**
 * The languages of which a text has the most small words (in Chinese: characters, above all those of one script only);
 * several where they share those words, none where it has too few to tell, as names and values have.
 */
export function languagesOf(text: string, lexicons: Lexicons): string[] {
  const words = wordsOf(text)
  if (words.size < FEWEST) return []
  const lists = smallWords(lexicons)
  const characters = [...words.keys()].filter((word) => HAN.test(word))
  const shared = SHARED * characters.filter((word) => !lists.some(([, list]) => list.has(word))).length
  const scores = lists.map(([locale, list]): [string, number] => {
    let score = [...list].some((word) => HAN.test(word)) ? shared : 0
    for (const word of words.keys()) if (list.has(word)) score++
    return [locale, score]
  })
  const most = Math.max(0, ...scores.map(([, score]) => score))
  if (most < 1 || (most < 2 && words.size > MOST)) return []
  return scores.filter(([, score]) => score === most).map(([locale]) => locale)
}
