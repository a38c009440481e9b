import { distance } from 'fastest-levenshtein'

/** The word that was probably meant, as a value for messages; nothing when none is close. */
export function near(word: string, known: readonly string[]): { suggestion?: string } {
  const best = known
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)[0]
  return best && best.edits <= Math.max(1, Math.ceil(word.replace(/^-+/, '').length * 0.4))
    ? { suggestion: best.candidate }
    : {}
}
