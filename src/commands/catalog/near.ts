import { distance } from 'fastest-levenshtein'

/** Finds known words near a given one; lower case throughout. */
export interface NearIndex {
  /** Known words at most one edit from `word` (insertion, deletion, replacement, swap of neighbours), itself excluded. */
  within(word: string): string[]
}

/**
 * Indexes `words` by length with first letter and by length with last letter: one edit cannot change both ends, so only a
 * few dozen words are ever compared.
 */
export function nearIndex(words: Iterable<string>): NearIndex {
  const buckets = new Map<string, string[]>()
  const add = (key: string, word: string) => {
    const bucket = buckets.get(key)
    if (bucket === undefined) buckets.set(key, [word])
    else bucket.push(word)
  }
  for (const word of words) {
    add(`${word.length}^${word.at(0)}`, word)
    add(`${word.length}$${word.at(-1)}`, word)
  }
  return {
    within(word) {
      const found = new Set<string>()
      for (const length of [word.length, word.length - 1, word.length + 1]) {
        for (const key of [`${length}^${word.at(0)}`, `${length}$${word.at(-1)}`]) {
          for (const candidate of buckets.get(key) ?? []) if (oneEdit(word, candidate)) found.add(candidate)
        }
      }
      return [...found].sort((a, b) => rank(word, a) - rank(word, b) || (a < b ? -1 : 1))
    },
  }
}

/**
 * Of `words`, those near enough to `word` to be what was meant: at most a quarter of its letters differ, or one continues
 * the other. Best first. For short lists, such as the parameters of one cmdlet.
 */
export function nearest(word: string, words: Iterable<string>, count = 3): string[] {
  const limit = Math.max(1, Math.floor(word.length / 4))
  const scored: { word: string; score: number }[] = []
  for (const candidate of words) {
    if (candidate === word) continue
    const score = distance(word, candidate)
    const continues =
      word.length >= 4 && candidate.length >= 4 && (candidate.includes(word) || word.includes(candidate))
    if (score <= limit || oneEdit(word, candidate) || continues) scored.push({ word: candidate, score })
  }
  scored.sort((a, b) => a.score - b.score || (a.word < b.word ? -1 : 1))
  return scored.slice(0, count).map((one) => one.word)
}

function oneEdit(a: string, b: string): boolean {
  if (a === b) return false
  const edits = distance(a, b)
  return edits === 1 || (edits === 2 && a.length === b.length && swapped(a, b))
}

function swapped(a: string, b: string): boolean {
  let at = 0
  while (a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** Same letters in another order or a doubled letter are likelier slips than a replaced first letter. */
function rank(word: string, candidate: string): number {
  return (word[0] === candidate[0] ? 0 : 2) + (word.length === candidate.length ? 1 : 0)
}
